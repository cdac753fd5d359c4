const noBreak = '\u00a0';
const narrow = '\u202f';

/** French spacing: no-break before « : », inside quotation marks and after a figure; narrow before « ; ? ! » and « % ». */
export function spaced(text: string): string {
  return text
    .replace(/ (?=[:»])/g, noBreak)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ (?=[;?!%])/g, narrow)
    .replace(/(?<=\d) (?=\p{L}|×)/gu, noBreak)
    .replace(/× (?=\d)/g, `×${noBreak}`)
    .replace(/il y a /g, `il${noBreak}y${noBreak}a${noBreak}`);
}

/** A whole dictionary, what its functions return included, so that no entry can forget a space. */
export function typeset<T extends object>(dictionary: T): T {
  return Object.fromEntries(
    Object.entries(dictionary).map(([key, value]) => [key, typesetValue(value)]),
  ) as T;
}

function typesetValue(value: unknown): unknown {
  if (typeof value === 'string') return spaced(value);
  if (typeof value === 'function') return (...args: unknown[]) => typesetValue(value(...args));
  if (Array.isArray(value)) return value.map(typesetValue);
  return typeof value === 'object' && value !== null ? typeset(value) : value;
}

/** 0 and 1 are singular in French. */
export function plural(count: number, one: string, many: string): string {
  return Math.abs(count) < 2 ? one : many;
}
