import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { injectionsFrom } from '../../src/domain/injections.ts';
import { countOf, groupsFor, massOf } from '../../src/ui/floor-picture.ts';

const stocks = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 24 }))
  .map(
    ([of400, of200, of80]) =>
      new Map([
        [400, of400],
        [200, of200],
        [80, of80],
      ]),
  );

describe('gathering a shelf into injections', () => {
  it('draws exactly as many injections as the rule counts, out of the vials that are there', () => {
    fc.assert(
      fc.property(stocks, fc.constantFrom(800, 640, 560, 360), (stock, dose) => {
        const { total, groups, rest } = groupsFor(stock, dose, Number.POSITIVE_INFINITY);
        expect(total).toBe(injectionsFrom(stock, dose));
        expect(groups).toHaveLength(total);
        for (const group of groups) expect(massOf(group)).toBeGreaterThanOrEqual(dose);
        for (const [size, held] of stock) {
          const drawn = groups.reduce((sum, group) => sum + (group.get(size) ?? 0), 0);
          expect(drawn + (rest?.get(size) ?? 0)).toBe(held);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves less than an injection beside', () => {
    fc.assert(
      fc.property(stocks, (stock) => massOf(groupsFor(stock, 800, 100).rest ?? new Map()) < 800),
      { numRuns: 200 },
    );
  });

  it('draws the first few of very many, and says how many there are', () => {
    const { total, groups, rest } = groupsFor(
      new Map([
        [400, 9999],
        [200, 9999],
        [80, 9999],
      ]),
      800,
      5,
    );
    expect(total).toBe(8499);
    expect(groups).toHaveLength(5);
    expect(groups.every((group) => countOf(group) <= 10)).toBe(true);
    expect(rest).toBeNull();
  });

  it('makes one injection, not two, of three vials of 400 mg at 560 mg', () => {
    const { total, rest } = groupsFor(new Map([[400, 3]]), 560, 5);
    expect(total).toBe(1);
    expect(rest?.get(400)).toBe(1);
  });
});
