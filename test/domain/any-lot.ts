import fc from 'fast-check';
import { knownOrigins, type Lot } from '../../src/domain/lot.ts';

/** Few lots, dates and origins, so that they often meet. */
export const anyLot: fc.Arbitrary<Lot> = fc
  .record({
    lot: fc.constantFrom(null, 'A', 'B'),
    expiry: fc.oneof(
      fc.constant({ kind: 'unknown' as const }),
      fc
        .constantFrom('2027-01-31', '2027-03-31', '2028-02-29')
        .map((date) => ({ kind: 'date' as const, date })),
    ),
    origin: fc.constantFrom(...knownOrigins),
    physical: fc.nat(2),
    spoilt: fc.nat(2),
  })
  .map(({ spoilt, ...lot }) => ({ ...lot, usable: Math.max(0, lot.physical - spoilt) }));

export const march = { kind: 'date' as const, date: '2027-03-31' };

export const lotOf = (change: Partial<Lot> = {}): Lot => ({
  lot: 'N7533B03',
  expiry: march,
  origin: 'own',
  physical: 3,
  usable: 2,
  ...change,
});
