import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountLine, EarliestExpiry } from '../../src/domain/count.ts';
import { type Rule, rulesOf } from '../../src/domain/directive.ts';
import { floorOf, judgeFloor, usableStock } from '../../src/domain/floor.ts';
import { injectionsFrom } from '../../src/domain/injections.ts';
import { firstPack } from '../../src/reference/pack.ts';

const product = firstPack.products.find((it) => it.id === 'tocilizumab-iv');
const rule = rulesOf(firstPack.documents).find((it) => it.kind === 'floor');
if (!product || !rule) throw new Error('the reference holds no floor');

const inDate: EarliestExpiry = { kind: 'date', date: '2022-12-31' };
const unknown: EarliestExpiry = { kind: 'unknown' };

/** Usable vials of 400, 200 and 80 mg, with the earliest expiry of each. */
function lines(
  usable: [number, number, number],
  expiry: EarliestExpiry | EarliestExpiry[] = inDate,
): CountLine[] {
  return [400, 200, 80].map((size, at) => ({
    presentation: `roactemra-iv-${size}`,
    physical: usable[at] ?? 0,
    usable: usable[at] ?? 0,
    earliestExpiry: (Array.isArray(expiry) ? expiry[at] : expiry) ?? unknown,
  }));
}

function floorWith(
  counted: CountLine[] | null,
  change: Partial<
    Pick<Parameters<typeof floorOf>[0], 'resupplyCompromised' | 'patients' | 'zone' | 'now' | 'doseMg'>
  > = {},
) {
  return floorOf({
    rules: [],
    // Narrowed above, which the compiler forgets inside a function.
    product: product as NonNullable<typeof product>,
    rule: rule as NonNullable<typeof rule>,
    count: counted && { countedAt: '2021-11-02T10:00:00Z', lines: counted, left: [] },
    resupplyCompromised: false,
    doseMg: 800,
    patients: 1,
    zone: 'UTC',
    now: '2021-11-02T12:00:00Z',
    ...change,
  });
}

describe('the CAR-T floor', () => {
  it('is two injections, three where resupply is compromised, times the patients under way', () => {
    expect(floorWith(lines([4, 0, 0]))).toMatchObject({
      answer: 'met',
      injections: 2,
      required: 2,
      shortBy: 0,
      repairs: [],
    });
    expect(floorWith(lines([4, 0, 0]), { resupplyCompromised: true })).toMatchObject({
      answer: 'breached',
      required: 3,
      shortBy: 1,
      repairs: [
        { sizeMg: 400, vials: 2 },
        { sizeMg: 200, vials: 4 },
        { sizeMg: 80, vials: 10 },
      ],
    });
    expect(floorWith(lines([4, 0, 0]), { patients: 2 })).toMatchObject({
      answer: 'breached',
      required: 4,
      shortBy: 2,
    });
  });

  it('counts usable vials alone, whatever stands on the shelf', () => {
    const shelf = lines([4, 0, 0]).map((line) => ({ ...line, physical: 9 }));
    expect(floorWith(shelf.map((line) => ({ ...line, usable: Math.min(line.usable, 3) })))).toMatchObject({
      answer: 'breached',
      injections: 1,
    });
  });

  it('is met only if vials of unrecorded expiry are good, where it rests on them', () => {
    expect(floorWith(lines([4, 5, 0], [inDate, unknown, inDate]))).toMatchObject({
      answer: 'met',
      unverified: 0,
    });
    expect(floorWith(lines([3, 2, 0], [inDate, unknown, inDate]))).toMatchObject({
      answer: 'met-if',
      injections: 2,
      surely: 1,
      unverified: 2,
      repairs: [],
    });
    expect(floorWith(lines([1, 2, 0], [inDate, unknown, inDate])).answer).toBe('breached');
    expect(floorWith(lines([4, 0, 0], { kind: 'none' })).answer).toBe('met-if');
  });

  it('uses a vial through its last day, in the local calendar', () => {
    const lastDay: EarliestExpiry = { kind: 'date', date: '2021-11-02' };
    expect(floorWith(lines([4, 0, 0], lastDay)).answer).toBe('met');
    const night = '2021-11-03T01:00:00Z';
    expect(floorWith(lines([4, 0, 0], lastDay), { now: night, zone: 'America/Cayenne' }).answer).toBe('met');
    expect(floorWith(lines([4, 0, 0], lastDay), { now: night }).answer).toBe('breached');
  });

  it('loses a vial when the earliest expiry passes, and vouches for none of the others', () => {
    const passed: EarliestExpiry = { kind: 'date', date: '2021-11-01' };
    expect(floorWith(lines([4, 0, 0], passed))).toMatchObject({
      answer: 'breached',
      injections: 1,
      surely: 0,
    });
    expect(floorWith(lines([5, 0, 0], passed))).toMatchObject({
      answer: 'met-if',
      injections: 2,
      unverified: 4,
    });
  });

  it('is unknown without a count, and once the count is over four local days old', () => {
    expect(floorWith(null)).toMatchObject({ answer: 'unknown', injections: 0, shortBy: 2 });
    expect(floorWith(lines([4, 0, 0]), { now: '2021-11-06T23:59:59Z' }).answer).toBe('met');
    expect(floorWith(lines([4, 0, 0]), { now: '2021-11-07T00:00:00Z' })).toMatchObject({
      answer: 'unknown',
      injections: 2,
    });
    expect(floorWith(lines([4, 0, 0]), { now: '2021-11-07T00:00:00Z', zone: 'America/Cayenne' }).answer).toBe(
      'met',
    );
  });

  it('is unknown while a size is not answered for: that is not zero', () => {
    expect(floorWith(lines([4, 0, 0]).slice(0, 2))).toMatchObject({ answer: 'unknown', injections: 2 });
    expect(floorWith(lines([4, 0, 0]).slice(1))).toMatchObject({ answer: 'unknown', injections: 0 });
  });

  it('counts no form but the infusion, in vials of a known strength that is approved for the syndrome', () => {
    const { route, presentations } = product;
    const judgeAs = (changed: typeof product) =>
      floorOf({
        rules: [],
        product: changed,
        rule,
        count: { countedAt: '2021-11-02T10:00:00Z', lines: lines([4, 0, 0]), left: [] },
        resupplyCompromised: false,
        doseMg: 800,
        patients: 1,
        zone: 'UTC',
        now: '2021-11-02T12:00:00Z',
      }).injections;
    expect(route).toBe('IV');
    expect(judgeAs({ ...product, route: 'SC' })).toBe(0);
    for (const over of [
      { approvedForCrs: 'no' as const },
      { approvedForCrs: 'to-confirm' as const },
      { countUnit: 'box' as const },
      { strengthMg: null },
    ])
      expect(
        judgeAs({ ...product, presentations: presentations.map((it) => ({ ...it, ...over })) }),
        JSON.stringify(over),
      ).toBe(0);
  });
});

describe('what would repair a breach', () => {
  it('is, for each size alone, the fewest vials that do: one fewer does not', () => {
    const stock = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(8));
    const dose = fc.constantFrom(800, 640, 560, 360);
    fc.assert(
      fc.property(
        stock,
        dose,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (counts, doseMg, threshold, patients) => {
          const sizesMg = [400, 200, 80];
          const vials = new Map(sizesMg.map((size, at) => [size, counts[at] ?? 0]));
          const floor = judgeFloor({
            stock: { verified: vials, unverified: new Map() },
            sizesMg,
            doseMg,
            threshold,
            patients,
          });
          const required = threshold * patients;
          expect(floor.injections).toBe(injectionsFrom(vials, doseMg));
          expect(floor.shortBy).toBe(Math.max(0, required - floor.injections));
          expect(floor.answer).toBe(floor.shortBy > 0 ? 'breached' : 'met');
          expect(floor.repairs.map((it) => it.sizeMg)).toEqual(floor.shortBy > 0 ? sizesMg : []);
          for (const { sizeMg, vials: added } of floor.repairs) {
            let fewest = 0;
            while (
              injectionsFrom(new Map([...vials, [sizeMg, (vials.get(sizeMg) ?? 0) + fewest]]), doseMg) <
              required
            )
              fewest++;
            expect(added, `${sizeMg} mg`).toBe(fewest);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a lot that a directive extends', () => {
  const extension = {
    kind: 'shelf-life-extension',
    id: 'x/lot',
    products: ['tocilizumab-iv'],
    obligation: 'information',
    from: '2021-08-19',
    until: { kind: 'none' },
    supersedes: [],
    phrase: 'a',
    reading: 'b',
    requirements: [],
    lot: 'L1',
    printedExpiry: '2021-09-30',
    extendedTo: '2022-12-31',
    relabelling: 'announced',
  } satisfies Rule;
  const verifiedOn = (day: string, lot?: string) => {
    const earliestExpiry = { kind: 'date' as const, date: '2021-09-30', ...(lot ? { lot } : {}) };
    const lines = [{ presentation: 'roactemra-iv-400', physical: 3, usable: 3, earliestExpiry }];
    const count = { countedAt: '2021-09-01T12:00:00Z', lines, left: [] };
    return (
      usableStock(product as NonNullable<typeof product>, count, day, [extension]).verified.get(400) ?? 0
    );
  };

  it('counts as in date through its new date, and no other lot does', () => {
    expect(verifiedOn('2021-09-30')).toBe(3);
    expect(verifiedOn('2022-12-31', 'L1')).toBe(3);
    expect(verifiedOn('2023-01-01', 'L1')).toBe(0);
    expect(verifiedOn('2021-10-01', 'l1')).toBe(0);
    expect(verifiedOn('2021-10-01')).toBe(0);
  });
});
