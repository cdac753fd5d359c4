/** Every dictionary has a name, by which another language gives its words. */
export type Part =
  | 'accessibility'
  | 'acknowledgement'
  | 'amend'
  | 'banners'
  | 'carT'
  | 'carried'
  | 'clock'
  | 'data'
  | 'directives'
  | 'enrol'
  | 'fatal'
  | 'floor'
  | 'formats'
  | 'insecure'
  | 'journal'
  | 'language'
  | 'leaving'
  | 'lots'
  | 'packProblems'
  | 'paper'
  | 'people'
  | 'reasons'
  | 'receipt'
  | 'refusals'
  | 'reminders'
  | 'resupply'
  | 'ruleKinds'
  | 'rules'
  | 'scan'
  | 'second'
  | 'settings'
  | 'sheet'
  | 'signIn'
  | 'stale'
  | 'summary'
  | 'supervisor'
  | 'table'
  | 'tablet'
  | 'units';

/** What another language owes a dictionary: each of its words, and functions of no other arguments. */
export type Translated<T> = T extends string
  ? string
  : T extends (...args: infer Args) => unknown
    ? (...args: Args) => string
    : { [Key in keyof T]: Translated<T[Key]> };

export interface Language {
  words: { [Name in Part]?: object };
  spaced: (text: string) => string;
}

const noBreak = '\u00a0';
const narrow = '\u202f';

/** French spacing: no-break before « : », inside quotation marks and after a figure; narrow before « ; ? ! » and « % ». */
function spaced(text: string): string {
  return text
    .replace(/ (?=[:»])|(?<=«) |(?<=\d) (?=\p{L}|×)|(?<=×) (?=\d)/gu, noBreak)
    .replace(/ (?=[;?!%])/g, narrow)
    .replace(/il y a /g, `il${noBreak}y${noBreak}a${noBreak}`);
}

/** Its words come with each dictionary that is fetched. */
export const french: Language = { words: {}, spaced };
const shown: Language['words'] = {};
let spoken = french;

/** A whole dictionary, what its functions return included, so that no entry can forget a space. */
export function typeset<T extends object>(part: Part, words: T): T {
  french.words[part] = words;
  shown[part] = typesetValue(spoken.words[part]) as T;
  return shown[part] as T;
}

/** Puts a language's words into the dictionaries that the screens hold, and into those still to be fetched. */
export function speak(language: Language): void {
  spoken = language;
  for (const part in shown) typesetValue(spoken.words[part as Part], shown[part as Part]);
}

/** Without a prototype: looked up by a code that somebody sent, « toString » is no word. */
function typesetValue(
  value: unknown,
  held: object = Array.isArray(value) ? [] : Object.create(null),
): unknown {
  if (typeof value === 'string') return spoken.spaced(value);
  if (typeof value === 'function') return (...args: unknown[]) => typesetValue(value(...args));
  const from = value as Record<string, object>;
  const to = held as Record<string, unknown>;
  for (const key in from) to[key] = typesetValue(from[key], to[key] as object);
  return to;
}

/** 0 and 1 are singular in French. */
export function plural(count: number, one: string, many: string): string {
  return Math.abs(count) < 2 ? one : many;
}
