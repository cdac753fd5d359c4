import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { injectionsFrom } from '../../src/domain/injections.ts';

type Stock = [size: number, count: number][];

/** Every way of filling one syringe after the other, vial by vial: slow, and too plain to be wrong in the same way. */
function bruteForce(stock: Stock, dose: number): number {
  const sizes = stock.map(([size]) => size);
  const left = stock.map(([, count]) => count);
  const known = new Map<string, number>();
  const best = (drawn: number): number => {
    const key = `${left.join()}/${drawn}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let most = 0;
    sizes.forEach((size, at) => {
      if ((left[at] ?? 0) === 0) return;
      left[at] = (left[at] ?? 0) - 1;
      most = Math.max(most, drawn + size >= dose ? 1 + best(0) : best(drawn + size));
      left[at] = (left[at] ?? 0) + 1;
    });
    known.set(key, most);
    return most;
  };
  return best(0);
}

const roactemra = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(7)).map(
  ([a, b, c]): Stock => [
    [400, a],
    [200, b],
    [80, c],
  ],
);
const anySizes = fc
  .uniqueArray(fc.integer({ min: 30, max: 420 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) =>
    fc.tuple(...sizes.map((size) => fc.nat(4).map((count): [number, number] => [size, count]))),
  );
const dose = fc.integer({ min: 50, max: 900 });

describe('possible injections', () => {
  it.each([
    ['3 x 400 at 560', { 400: 3 }, 560, 1],
    ['2 x 400 and 1 x 200 at 560', { 400: 2, 200: 1 }, 560, 1],
    ['4 x 400 at 800', { 400: 4 }, 800, 2],
    ['3 x 400, 1 x 200 and 2 x 80 at 800', { 400: 3, 200: 1, 80: 2 }, 800, 1],
    ['3 x 400 and 2 x 200 at 800', { 400: 3, 200: 2 }, 800, 2],
    ['20 x 80 at 800', { 80: 20 }, 800, 2],
    ['nothing', {}, 800, 0],
    ["Mayotte's allotment at 560", { 80: 10, 200: 5 }, 560, 3],
    ["Mayotte's allotment at 640", { 80: 10, 200: 5 }, 640, 2],
  ])('of %s', (_, vials, doseMg, expected) => {
    const stock = Object.entries(vials).map(([size, count]): [number, number] => [Number(size), count]);
    expect(injectionsFrom(new Map(stock), doseMg)).toBe(expected);
  });

  it('are as many as trying every grouping finds, for RoActemra', () => {
    fc.assert(
      fc.property(roactemra, fc.constantFrom(800, 720, 640, 560, 480, 400, 360, 300), (stock, doseMg) => {
        expect(injectionsFrom(new Map(stock), doseMg)).toBe(bruteForce(stock, doseMg));
      }),
      { numRuns: 300 },
    );
  });

  it('are as many as trying every grouping finds, for any sizes and dose', () => {
    fc.assert(
      fc.property(anySizes, dose, (stock, doseMg) => {
        expect(injectionsFrom(new Map(stock), doseMg)).toBe(bruteForce(stock, doseMg));
      }),
      { numRuns: 400 },
    );
  });

  // Fractions of groups would make one more of each of these: only a search can tell.
  it.each([
    [60, [20, 15, 12], [2, 3, 3], 1],
    [60, [20, 15, 12], [5, 7, 8], 4],
    [42, [21, 14, 6], [1, 2, 6], 1],
    [42, [21, 14, 6], [1, 5, 13], 3],
  ])(
    'of %d mg from vials of %j mg, %j of each, are not what mass and proportion promise',
    (doseMg, sizes, counts, expected) => {
      const stock = sizes.map((size, at): [number, number] => [size, counts[at] ?? 0]);
      expect(bruteForce(stock, doseMg)).toBe(expected);
      expect(injectionsFrom(new Map(stock), doseMg)).toBe(expected);
    },
  );

  it('never fall when a vial is added, never rise by more than one, and never rise with the dose', () => {
    const large = fc.array(fc.nat(9_999), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        large,
        fc.constantFrom(0, 1, 2),
        fc.integer({ min: 100, max: 800 }),
        (counts, extra, doseMg) => {
          const stockOf = (more: number) =>
            new Map([400, 200, 80].map((size, at) => [size, (counts[at] ?? 0) + (at === extra ? more : 0)]));
          const before = injectionsFrom(stockOf(0), doseMg);
          expect(injectionsFrom(stockOf(1), doseMg) - before).toBeOneOf([0, 1]);
          expect(injectionsFrom(stockOf(0), doseMg + 20)).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('take under 0.01 ms for 60 vials of each size once the dose is known', () => {
    const shelf = new Map([
      [400, 60],
      [200, 60],
      [80, 60],
    ]);
    for (const [doseMg, expected] of [
      [800, 51],
      [560, 70],
      [360, 105],
    ] as const) {
      const times = Array.from({ length: 2_000 }, () => {
        const start = performance.now();
        injectionsFrom(shelf, doseMg);
        return performance.now() - start;
      });
      const median = times.slice(1_000).sort((a, b) => a - b)[500] ?? 0;
      expect(injectionsFrom(shelf, doseMg)).toBe(expected);
      expect(median).toBeLessThan(0.01);
    }
  });

  it.each([
    [[400, 200, 80], 800],
    [[400, 200, 80], 2_000],
    [[400, 200, 162, 80], 800],
    [[401, 199, 163, 81], 797],
    [[300, 200, 162, 120, 80], 560],
    [[401, 199, 163, 81, 37], 560],
  ])('of 9,999 vials of each of %j at %d mg are found at once', (sizes, doseMg) => {
    const start = performance.now();
    const many = injectionsFrom(new Map(sizes.map((size) => [size, 9_999])), doseMg);
    expect(performance.now() - start).toBeLessThan(2_000);
    const mass = sizes.reduce((sum, size) => sum + size * 9_999, 0);
    expect(many).toBeGreaterThan(0.75 * (mass / doseMg));
    expect(many).toBeLessThanOrEqual(mass / doseMg);
  });

  it('are asked of a real dose and real vials', () => {
    expect(() => injectionsFrom(new Map([[400, 1]]), 0)).toThrow(
      new RangeError('dose must be above 0 mg, got 0'),
    );
    expect(() => injectionsFrom(new Map([[400, 1]]), Number.NaN)).toThrow(RangeError);
    expect(() => injectionsFrom(new Map([[0, 1]]), 800)).toThrow(
      new RangeError('vial sizes must be above 0 mg'),
    );
    expect(injectionsFrom(new Map([[0, 0]]), 800)).toBe(0);
  });
});
