/**
 * How PostgreSQL's values look in the code: timestamptz as the instants of the domain (UTC, milliseconds, Z), date as
 * 'YYYY-MM-DD', bigint as a number while that is exact. numeric stays a string.
 */
export const values = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (value: string | Date) => (value instanceof Date ? value.toISOString() : value),
    parse: textToInstant,
  },
  localDate: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text },
  localTime: { to: 1114, from: [1114], serialize: (value: string) => value, parse: (text: string) => text },
  integer: { to: 20, from: [20], serialize: (value: number | bigint) => String(value), parse: textToInteger },
};

/** 'infinity' and years before 1 have no instant, and stay as PostgreSQL wrote them. */
export function textToInstant(text: string): string {
  const ms = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(ms) ? text : new Date(ms).toISOString();
}

export function textToInteger(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
