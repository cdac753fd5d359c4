import { expect, it } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import { knownLots } from '../../src/domain/known-lots.ts';
import type { Lot } from '../../src/domain/lot.ts';

const lotOf = (lot: string | null, date: string | null, physical = 1, origin = 'own'): Lot => ({
  lot,
  expiry: date === null ? { kind: 'unknown' } : { kind: 'date', date },
  origin,
  physical,
  usable: physical,
});
const countOf = (presentation: string, lots?: Lot[]): { lines: CountLine[] } => ({
  lines: [
    { presentation, physical: 9, usable: 9, earliestExpiry: { kind: 'unknown' }, ...(lots ? { lots } : {}) },
  ],
});

it('are those of the last count that told lots of this presentation, first to expire first', () => {
  const counts = [
    countOf('a'),
    countOf('b', [lotOf('OTHER', '2021-01-31')]),
    countOf('a', [lotOf('LATE', '2028-01-31'), lotOf('NEVER', null), lotOf('SOON', '2027-01-31', 1, 'loan')]),
    countOf('a', [lotOf('OLD', '2022-01-31')]),
  ];
  expect(knownLots(counts, 'a')).toEqual([
    { lot: 'SOON', expiry: { kind: 'date', date: '2027-01-31' }, origin: 'loan' },
    { lot: 'LATE', expiry: { kind: 'date', date: '2028-01-31' }, origin: 'own' },
    { lot: 'NEVER', expiry: { kind: 'unknown' }, origin: 'own' },
  ]);
  expect(knownLots(counts, 'c')).toEqual([]);
});

it('leave out what was no longer there, and what nobody could name', () => {
  const counts = [countOf('a', [lotOf('GONE', '2027-01-31', 0), lotOf(null, '2027-01-31')])];
  expect(knownLots(counts, 'a')).toEqual([]);
});
