import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountLine, CountLines } from '../../src/domain/count.ts';
import { earliestExpiryOf, knownOrigins, Lot, lotPattern, mostLots } from '../../src/domain/lot.ts';

const march = { kind: 'date' as const, date: '2027-03-31' };
const unknown = { kind: 'unknown' as const };
const lotOf = (change: Partial<Lot> = {}): Lot => ({
  lot: 'N7533B03',
  expiry: march,
  origin: 'own',
  physical: 3,
  usable: 2,
  ...change,
});
const lineOf = (lots: unknown[], physical = 3, usable = 2) => ({
  presentation: 'roactemra-iv-80',
  physical,
  usable,
  earliestExpiry: march,
  lots,
});
const reads = (line: unknown) => CountLine.safeParse(line).success;

describe('a line by lot', () => {
  it('is whole: its lots add up to it, in what is there and in what can be used', () => {
    expect(reads(lineOf([lotOf()]))).toBe(true);
    expect(reads(lineOf([lotOf(), lotOf({ lot: null, physical: 1, usable: 1 })], 4, 3))).toBe(true);
    expect(reads(lineOf([lotOf()], 4, 2))).toBe(false);
    expect(reads(lineOf([lotOf()], 3, 1))).toBe(false);
    expect(reads(lineOf([lotOf({ usable: 4 }), lotOf({ lot: 'B', physical: 2, usable: 0 })], 5, 4))).toBe(
      false,
    );
    expect(reads(lineOf([]))).toBe(false);
  });

  it('keeps a date and the lack of one, and says what is wrong with a lot', () => {
    for (const expiry of [march, unknown]) expect(Lot.parse(lotOf({ expiry })).expiry).toEqual(expiry);
    for (const expiry of [{ kind: '' }, { kind: 'date' }, { date: '2027-03-31' }])
      expect(Lot.safeParse({ ...lotOf(), expiry }).success).toBe(false);
    const [issue] = Lot.safeParse(lotOf({ usable: 4 })).error?.issues ?? [];
    expect(issue?.message).toBe('usable exceeds physical');
  });

  it('may be without lots, as before', () => {
    const { lots: _, ...plain } = lineOf([]);
    expect(CountLine.parse(plain)).toEqual(plain);
  });

  it('keeps an origin that a later version added, word for word, and refuses what is no text', () => {
    const line = lineOf([lotOf({ origin: 'compassionate-import' })]);
    expect(CountLine.parse(line)).toEqual(line);
    for (const origin of ['', 'a\u0000b', 'x'.repeat(41), 7]) {
      expect(reads(lineOf([{ ...lotOf(), origin }]))).toBe(false);
    }
  });

  it('holds no more lots in one count than an event carries', () => {
    const lines = (of80: number, of200: number) =>
      [of80, of200].map((size, at) => ({
        ...lineOf(
          Array.from({ length: size }, () => lotOf({ physical: 1, usable: 1 })),
          size,
          size,
        ),
        presentation: `p${at}`,
      }));
    expect(CountLines.safeParse(lines(mostLots - 1, 1)).success).toBe(true);
    expect(CountLines.safeParse(lines(mostLots - 1, 2)).success).toBe(false);
  });
});

describe('a lot’s text', () => {
  /** Figure 7.11-1 of the GS1 General Specifications, spelt out. */
  const set82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;

  it('is one to twenty characters of GS1 set 82, and no other', () => {
    expect(set82).toHaveLength(82);
    for (let code = 0; code < 0x180; code++) {
      const character = String.fromCharCode(code);
      expect(lotPattern.test(character), `character ${code}`).toBe(set82.includes(character));
    }
    expect(lotPattern.test('A'.repeat(20))).toBe(true);
    expect(lotPattern.test('A'.repeat(21))).toBe(false);
    expect(lotPattern.test('')).toBe(false);
    expect(Lot.safeParse(lotOf({ lot: 'A\n' })).success).toBe(false);
  });
});

const anyLot = fc
  .record({
    lot: fc.constantFrom(null, 'A', 'B'),
    expiry: fc.oneof(
      fc.constant(unknown),
      fc
        .constantFrom('2027-01-31', '2027-03-31', '2028-02-29')
        .map((date) => ({ kind: 'date' as const, date })),
    ),
    origin: fc.constantFrom(...knownOrigins),
    physical: fc.nat(2),
    spoilt: fc.nat(2),
  })
  .map(({ spoilt, ...lot }) => ({ ...lot, usable: Math.max(0, lot.physical - spoilt) }));

describe('the one date of a line by lot', () => {
  it('is that of what can be used, or of what is there, with its lot where it is one lot’s alone', () => {
    expect(earliestExpiryOf([lotOf({ physical: 0, usable: 0 })])).toEqual({ kind: 'none' });
    expect(earliestExpiryOf([lotOf({ expiry: unknown })])).toEqual(unknown);
    expect(earliestExpiryOf([lotOf(), lotOf({ lot: 'B' })])).toEqual(march);
    expect(earliestExpiryOf([lotOf(), lotOf({ origin: 'loan' })])).toEqual({ ...march, lot: 'N7533B03' });
    const spoilt = lotOf({ lot: 'OLD', expiry: { kind: 'date', date: '2021-01-31' }, usable: 0 });
    expect(earliestExpiryOf([spoilt, lotOf()])).toEqual({ ...march, lot: 'N7533B03' });
    expect(earliestExpiryOf([spoilt])).toEqual({ kind: 'date', date: '2021-01-31', lot: 'OLD' });
  });

  it('is a date that some lot bears, and none of the lots it speaks for has an earlier one', () => {
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 5 }), (lots) => {
        const found = earliestExpiryOf(lots);
        const pool = lots.some((it) => it.usable > 0)
          ? lots.filter((it) => it.usable > 0)
          : lots.filter((it) => it.physical > 0);
        const dates = pool.map((it) => (it.expiry.kind === 'date' ? it.expiry.date : null));
        const kind = pool.length === 0 ? 'none' : dates.every((date) => date === null) ? 'unknown' : 'date';
        expect(found.kind).toBe(kind);
        if (found.kind !== 'date') return;
        expect(dates).toContain(found.date);
        for (const date of dates) expect(date === null || date >= found.date).toBe(true);
        const names = pool.filter((_, at) => dates[at] === found.date).map((it) => it.lot);
        expect(found.lot ?? null).toBe(names.every((it) => it === names[0]) ? names[0] : null);
      }),
      { numRuns: 500 },
    );
  });
});
