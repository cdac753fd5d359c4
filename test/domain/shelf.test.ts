import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import type { Rule } from '../../src/domain/directive.ts';
import { usableStock } from '../../src/domain/floor.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { firstToExpire, sharesOf } from '../../src/domain/shelf.ts';
import { catalogue } from '../../src/reference/catalogue.ts';

const tocilizumab = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!tocilizumab) throw new Error('tocilizumab IV is in the catalogue');
const product = tocilizumab;

/** A letter like that of lot N7533B03: one lot, from a day on, until another. */
const extension = (lot: string, from: string, extendedTo: string): Rule => ({
  kind: 'shelf-life-extension',
  id: `x/${lot}/${from}`,
  products: ['tocilizumab-iv'],
  obligation: 'information',
  from,
  until: { kind: 'none' },
  supersedes: [],
  phrase: 'a',
  reading: 'b',
  requirements: [],
  lot,
  printedExpiry: '2021-09-30',
  extendedTo,
  relabelling: 'none',
});

const lotOf = (lot: string | null, date: string | null, usable: number): Lot => ({
  lot,
  expiry: date === null ? { kind: 'unknown' } : { kind: 'date', date },
  origin: 'own',
  physical: usable,
  usable,
});

function lineOf(lots: Lot[], presentation = 'roactemra-iv-400'): CountLine {
  const total = lots.reduce((sum, lot) => sum + lot.usable, 0);
  return { presentation, physical: total, usable: total, earliestExpiry: { kind: 'unknown' }, lots };
}

const stockOn = (day: string, lots: Lot[], rules: Rule[] = []) => {
  const count = { countedAt: '2021-09-01T12:00:00Z', lines: [lineOf(lots)], left: [] };
  const { verified, unverified } = usableStock(product, count, day, rules);
  return [verified.get(400) ?? 0, unverified.get(400) ?? 0];
};

describe('stock counted by lot', () => {
  it('loses a lot on the day after its date and no other, and holds what nobody dated apart', () => {
    const lots = [lotOf('A', '2021-09-30', 3), lotOf('B', '2022-03-31', 4), lotOf(null, null, 2)];
    expect(stockOn('2021-09-30', lots)).toEqual([7, 2]);
    expect(stockOn('2021-10-01', lots)).toEqual([4, 2]);
    expect(stockOn('2022-04-01', lots)).toEqual([0, 2]);
  });

  it('keeps the lot that a directive extends, and only that one', () => {
    const rules = [extension('A', '2021-08-19', '2022-12-31')];
    const lots = [lotOf('A', '2021-09-30', 3), lotOf('a', '2021-09-30', 4), lotOf(null, '2021-09-30', 5)];
    expect(stockOn('2021-10-01', lots, rules)).toEqual([3, 0]);
    expect(stockOn('2023-01-01', lots, rules)).toEqual([0, 0]);
  });

  it('says which lots to use first: the dates that stand, not those printed', () => {
    const rules = [extension('A', '2021-08-19', '2022-12-31')];
    const lots = [lotOf('A', '2021-09-30', 3), lotOf('B', '2022-03-31', 4), lotOf('C', '2022-03-31', 1)];
    const first = (day: string, all = lots) =>
      firstToExpire(sharesOf(product, lineOf(all), [], day, rules)).map((it) => it.lot);
    expect(first('2021-10-01')).toEqual(['B', 'C']);
    expect(first('2022-04-01')).toEqual(['A']);
    expect(first('2021-10-01', [lotOf('D', null, 2)])).toEqual([]);
  });
});

const days = ['2021-09-30', '2021-12-31', '2022-03-31', '2022-12-31'] as const;
const day = fc.constantFrom('2021-08-01', ...days, '2022-01-01', '2023-02-01');
const anyLot = fc
  .tuple(fc.constantFrom('A', 'B', null), fc.option(fc.constantFrom(...days), { nil: null }), fc.nat(4))
  .map(([lot, date, usable]) => lotOf(lot, date, usable));
const anyExtension = fc
  .tuple(fc.constantFrom('A', 'B'), day, fc.constantFrom(...days))
  .map(([lot, from, to]) => extension(lot, from, to));

it('counts, vial by vial, those whose own last day has not gone by', () => {
  fc.assert(
    fc.property(
      fc.array(anyLot, { minLength: 1, maxLength: 6 }),
      fc.array(anyExtension, { maxLength: 4 }),
      day,
      (lots, rules, today) => {
        const now = Date.parse(today);
        const vials = lots.flatMap((lot) =>
          Array.from({ length: lot.usable }, () => {
            if (lot.expiry.kind === 'unknown') return 'unknown';
            const ends = [Date.parse(lot.expiry.date)];
            for (const rule of rules) {
              if (rule.kind !== 'shelf-life-extension' || rule.lot !== lot.lot) continue;
              if (Date.parse(rule.from) <= now) ends.push(Date.parse(rule.extendedTo));
            }
            return Math.max(...ends) >= now ? 'good' : 'expired';
          }),
        );
        expect(stockOn(today, lots, rules)).toEqual([
          vials.filter((it) => it === 'good').length,
          vials.filter((it) => it === 'unknown').length,
        ]);
      },
    ),
    { numRuns: 500 },
  );
});

it('a presentation of which none is left, its earliest expiry passed, holds nothing and owes nothing', () => {
  const empty: CountLine = {
    presentation: 'roactemra-iv-400',
    physical: 0,
    usable: 0,
    earliestExpiry: { kind: 'date', date: '2021-09-30' },
  };
  const left = [{ presentation: 'roactemra-iv-400', units: 1, kind: 'use' as const }];
  expect(sharesOf(product, empty, [], '2021-10-01', [])).toEqual([]);
  expect(sharesOf(product, empty, left, '2021-10-01', [])).toEqual([]);
  const two = { ...empty, physical: 2, usable: 2 };
  expect(sharesOf(product, two, [], '2021-10-01', [])).toEqual([{ units: 1, lot: null, through: null }]);
});

describe('a line that was not told by lot', () => {
  const line = (earliestExpiry: CountLine['earliestExpiry']): CountLine => ({
    presentation: 'roactemra-iv-400',
    physical: 3,
    usable: 3,
    earliestExpiry,
  });
  const shares = (it: CountLine, rules: Rule[] = []) => sharesOf(product, it, [], '2021-10-15', rules);

  it('names the lot that bears its earliest date, where somebody named it', () => {
    const date = '2022-03-31';
    expect(shares(line({ kind: 'date', date, lot: 'A1' }))).toEqual([{ units: 3, lot: 'A1', through: date }]);
    expect(shares(line({ kind: 'date', date }))).toEqual([{ units: 3, lot: null, through: date }]);
    expect(shares(line({ kind: 'unknown' }))).toEqual([{ units: 3, lot: null, through: null }]);
  });

  it('lasts as long as a directive lets that lot, and no other', () => {
    const extended = [extension('A1', '2021-09-01', '2022-12-31')];
    expect(shares(line({ kind: 'date', date: '2021-09-30', lot: 'A1' }), extended)[0]?.through).toBe(
      '2022-12-31',
    );
    expect(shares(line({ kind: 'date', date: '2021-09-30', lot: 'B2' }), extended)).toEqual([
      { units: 2, lot: null, through: null },
    ]);
  });
});
