import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { type RuleOf, rulesOf } from '../../src/domain/directive.ts';
import { effectiveExpiry } from '../../src/domain/expiry.ts';
import { firstPack } from '../../src/reference/pack.ts';

const rules = rulesOf(firstPack.documents);
const lotOfRonapreve = {
  rules,
  productId: 'ronapreve',
  presentation: 'ronapreve-any',
  lot: 'N7533B03',
  printed: '2021-09-30',
  date: '2021-10-01',
};
const effective = (over: Partial<Parameters<typeof effectiveExpiry>[0]>) =>
  effectiveExpiry({ ...lotOfRonapreve, ...over }).effective;

describe('lot N7533B03 of Ronapreve', () => {
  it('is usable to the end of 2022, with the directive that says so and the date still printed', () => {
    const expiry = effectiveExpiry(lotOfRonapreve);
    expect(expiry).toMatchObject({ printed: '2021-09-30', effective: '2022-12-31' });
    expect(expiry.extendedBy?.id).toBe('dgs-urgent-2021-85/lot-n7533b03');
  });

  it('is so from the day of the message, and not the day before', () => {
    expect(effective({ date: '2021-08-18' })).toBe('2021-09-30');
    expect(effective({ date: '2021-08-19' })).toBe('2022-12-31');
  });

  it('still bears the longer date once that has gone by', () => {
    expect(effective({ date: '2023-06-01' })).toBe('2022-12-31');
  });

  it('is that lot and product only: no other lot, spelling, medicine, or lot unrecorded', () => {
    for (const lot of ['N7533B04', 'n7533b03', 'N7533B03 ', '', null])
      expect(effective({ lot })).toBe('2021-09-30');
    for (const productId of ['tocilizumab-iv', 'human-immunoglobulin'])
      expect(effective({ productId })).toBe('2021-09-30');
  });

  it('keeps a printed date that is later than the extension', () => {
    expect(effectiveExpiry({ ...lotOfRonapreve, printed: '2023-01-31' })).toEqual({
      printed: '2023-01-31',
      effective: '2023-01-31',
      extendedBy: null,
    });
  });
});

const dayNumber = fc.integer({ min: 0, max: 40 });
const day = dayNumber.map((days) => addDays('2021-09-01', days));
const product = fc.constantFrom('a', 'b');
const lot = fc.constantFrom('L1', 'L2');
const extension = fc.record({
  product,
  lot,
  from: day,
  last: fc.option(dayNumber, { nil: null }),
  extendedTo: day,
  presentations: fc.option(fc.subarray(['x-1', 'x-2'], { minLength: 1 }), { nil: undefined }),
});

function ruleOf(it: {
  id: number;
  product: string;
  lot: string;
  from: string;
  last: number | null;
  extendedTo: string;
  presentations: string[] | undefined;
}): RuleOf<'shelf-life-extension'> {
  return {
    kind: 'shelf-life-extension',
    id: `x${it.id}`,
    products: [it.product],
    ...(it.presentations && { presentations: it.presentations }),
    lot: it.lot,
    obligation: 'information',
    from: it.from,
    until: it.last === null ? { kind: 'none' } : { kind: 'date', date: addDays(it.from, it.last) },
    supersedes: [],
    printedExpiry: '2021-09-01',
    extendedTo: it.extendedTo,
    relabelling: 'none',
    phrase: '.',
    reading: '.',
    requirements: [],
  };
}

it('effective expiry is the latest of the printed date and every extension in force for this product, presentation and lot', () => {
  fc.assert(
    fc.property(
      fc.array(extension, { maxLength: 6 }),
      product,
      fc.option(fc.constantFrom('x-1', 'x-2', 'x-3'), { nil: null }),
      fc.option(lot, { nil: null }),
      day,
      day,
      (extensions, productId, presentation, ownLot, printed, date) => {
        const rulesNow = extensions.map((it, id) => ruleOf({ ...it, id }));
        const found = effectiveExpiry({
          rules: rulesNow,
          productId,
          presentation,
          lot: ownLot,
          printed,
          date,
        });
        let latest = printed;
        for (const it of extensions) {
          const begun = Date.parse(it.from) <= Date.parse(date);
          const over = it.last !== null && Date.parse(date) > Date.parse(it.from) + it.last * 86_400_000;
          const isNamed = it.presentations?.some((name) => name === presentation) ?? true;
          const isMine = it.product === productId && it.lot === ownLot && isNamed;
          if (isMine && begun && !over && Date.parse(it.extendedTo) > Date.parse(latest))
            latest = it.extendedTo;
        }
        expect(found.printed).toBe(printed);
        expect(found.effective).toBe(latest);
        expect(found.extendedBy === null).toBe(latest === printed);
        if (found.extendedBy) expect(found.extendedBy.extendedTo).toBe(latest);
      },
    ),
    { numRuns: 500 },
  );
});

it('of two extensions to one day, the later text is named', () => {
  const rules = [1, 2].map((id) =>
    ruleOf({
      id,
      product: 'a',
      presentations: undefined,
      lot: 'L1',
      from: `2021-09-0${id}`,
      last: null,
      extendedTo: '2022-12-31',
    }),
  );
  const wanted = { productId: 'a', presentation: null, lot: 'L1', printed: '2021-09-30', date: '2021-10-01' };
  for (const inAnyOrder of [rules, rules.toReversed()])
    expect(effectiveExpiry({ ...wanted, rules: inAnyOrder }).extendedBy?.id).toBe('x2');
});
