import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestExpiryOf, isSameLot, Lot, lotPattern } from '../../src/domain/lot.ts';
import { anyLot, lotOf, march } from './any-lot.ts';

const unknown = { kind: 'unknown' as const };
describe('a lot', () => {
  it('keeps a date and the lack of one, and says what is wrong with a lot', () => {
    for (const expiry of [march, unknown]) expect(Lot.parse(lotOf({ expiry })).expiry).toEqual(expiry);
    for (const expiry of [{ kind: '' }, { kind: 'date' }, { date: '2027-03-31' }])
      expect(Lot.safeParse({ ...lotOf(), expiry }).success).toBe(false);
    const [issue] = Lot.safeParse(lotOf({ usable: 4 })).error?.issues ?? [];
    expect(issue?.message).toBe('usable exceeds physical');
  });
});

describe('two lots', () => {
  it('are one where lot, expiry and origin are, whatever is there of them', () => {
    fc.assert(
      fc.property(anyLot, anyLot, (a, b) => {
        const [dateOfA, dateOfB] = [a, b].map(({ expiry }) => (expiry.kind === 'date' ? expiry.date : null));
        const isSame = a.lot === b.lot && dateOfA === dateOfB && a.origin === b.origin;
        expect(isSameLot(a, b)).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  it('are one where neither has a name yet; no expiry yet is not one that nobody can read', () => {
    expect(isSameLot(lotOf({ lot: '' }), lotOf({ lot: null }))).toBe(true);
    expect(isSameLot({ ...lotOf(), expiry: null }, { ...lotOf(), expiry: null })).toBe(true);
    expect(isSameLot({ ...lotOf(), expiry: null }, lotOf({ expiry: unknown }))).toBe(false);
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
