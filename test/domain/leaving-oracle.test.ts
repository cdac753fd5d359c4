import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import { rulesOf } from '../../src/domain/directive.ts';
import { floorOf, usableStock } from '../../src/domain/floor.ts';
import { injectionsFrom } from '../../src/domain/injections.ts';
import type { LeavingLine } from '../../src/domain/leaving.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { firstPack } from '../../src/reference/pack.ts';

const product = firstPack.products.find((it) => it.id === 'tocilizumab-iv');
const rule = rulesOf(firstPack.documents).find((it) => it.kind === 'floor');
if (!product || !rule) throw new Error('the reference holds no floor');

const today = '2022-03-07';
const now = `${today}T12:00:00Z`;
const countedAt = `${today}T08:00:00Z`;
const sizes = [400, 200];

/** One vial on the shelf; « gone » is good for nothing, already when it was counted or by now. */
interface Vial {
  lot: number;
  state: 'good' | 'unknown' | 'gone';
}

const lotOf = fc.record({
  expiry: fc.constantFrom('2022-03-06', '2022-03-07', '2023-01-31', null),
  usable: fc.nat(2),
  unusable: fc.nat(1),
});
type DrawnLot = { expiry: string | null; usable: number; unusable: number };

/** Each lot bears its own name, so that they can be told apart. */
function lotsAs(drawn: readonly DrawnLot[]): Lot[] {
  return drawn.map(({ expiry, usable, unusable }, at) => ({
    lot: `L${at}`,
    expiry: expiry === null ? { kind: 'unknown' as const } : { kind: 'date' as const, date: expiry },
    origin: 'own',
    physical: usable + unusable,
    usable,
  }));
}

function vialsOf(drawn: readonly DrawnLot[]): Vial[] {
  return drawn.flatMap(({ expiry, usable, unusable }, lot) => {
    const state = expiry === null ? 'unknown' : expiry < today ? 'gone' : 'good';
    const all = (count: number, is: Vial['state']) =>
      Array.from({ length: count }, () => ({ lot, state: is }));
    return [...all(usable, state), ...all(unusable, 'gone')];
  });
}

/**
 * Every shelf that may be left when units left, one after the other: of the lot named while it has any, else of any,
 * and none when the shelf is empty.
 */
function everyShelf(shelf: readonly Vial[], gone: readonly (number | null)[]): Vial[][] {
  // Those of a named lot first: which of them left is not for others to decide.
  const [lot, ...rest] = [...gone].sort((a, b) => Number(a === null) - Number(b === null));
  if (lot === undefined) return [[...shelf]];
  const own = lot === null ? [] : shelf.filter((it) => it.lot === lot);
  if (shelf.length === 0) return [[]];
  // More of a lot than there was: nobody knows where the others came from.
  if (lot !== null && own.length === 0) return everyShelf(shelf, [...rest, null]);
  const from = lot === null ? shelf : own;
  const shelves = from.flatMap((vial) =>
    everyShelf(
      shelf.filter((it) => it !== vial),
      rest,
    ),
  );
  return [...new Map(shelves.map((it) => [spelt(it), it])).values()];
}

function spelt(shelf: readonly Vial[]): string {
  return shelf
    .map((it) => `${it.lot}${it.state}`)
    .sort()
    .join();
}

const presentationDrawn = fc.record({
  lots: fc.array(lotOf, { maxLength: 3 }),
  /** Lot of each unit that left; 3 is a lot that was never counted, null one that nobody named. */
  gone: fc.array(fc.option(fc.nat(3)), { maxLength: 3 }),
});

const answers = ['breached', 'met-if', 'met'];

it('no assignment of what left to the lots that were counted makes a floor lower than the one answered', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.tuple(presentationDrawn, presentationDrawn),
      fc.constantFrom(400, 800),
      fc.constantFrom(1, 2),
      (drawn, doseMg, patients) => {
        const lines: CountLine[] = product.presentations.map(({ id }) => line(id, []));
        const left: LeavingLine[] = [];
        const shelves = drawn.map(({ lots, gone }, at) => {
          const presentation = `roactemra-iv-${sizes[at]}`;
          const told = lotsAs(lots);
          lines[product.presentations.findIndex((it) => it.id === presentation)] = line(presentation, told);
          for (const lot of gone) {
            const of =
              lot === null
                ? undefined
                : (told[lot] ?? { ...lotsAs([{ expiry: null, usable: 1, unusable: 0 }])[0], lot: 'NEW' });
            left.push({
              presentation,
              units: 1,
              ...(of?.expiry ? { lot: { lot: of.lot ?? null, expiry: of.expiry, origin: 'own' } } : {}),
            });
          }
          return everyShelf(vialsOf(lots), gone);
        });
        const possible = (shelves[0] ?? []).flatMap((of400) =>
          (shelves[1] ?? []).map((of200) => [of400, of200]),
        );
        const required = rule.injections * patients;
        const worst = { injections: Infinity, surely: Infinity, answer: Infinity };
        for (const shelf of possible) {
          const holding = (states: Vial['state'][]) =>
            new Map(
              sizes.map((size, at) => [
                size,
                (shelf[at] ?? []).filter((it) => states.includes(it.state)).length,
              ]),
            );
          const injections = injectionsFrom(holding(['good', 'unknown']), doseMg);
          const surely = injectionsFrom(holding(['good']), doseMg);
          worst.injections = Math.min(worst.injections, injections);
          worst.surely = Math.min(worst.surely, surely);
          worst.answer = Math.min(worst.answer, injections < required ? 0 : surely < required ? 1 : 2);
        }
        const judged = floorOf({
          product,
          count: { countedAt, lines, left },
          rule,
          rules: [],
          resupplyCompromised: false,
          doseMg,
          patients,
          zone: 'UTC',
          now,
        });
        // The most careful of them, and no more careful than that.
        expect(judged.injections).toBe(worst.injections);
        expect(judged.surely).toBe(worst.surely);
        expect(judged.answer).toBe(answers[worst.answer]);
        seen.add(judged.answer);
      },
    ),
    { numRuns: 400 },
  );
  expect([...seen].sort()).toEqual(['breached', 'met', 'met-if']);
});

it('each unit that leaves takes at most one away, and never gives one back', () => {
  const stockAfter = (lots: Lot[], units: number) => {
    const left = units > 0 ? [{ presentation: 'roactemra-iv-400', units }] : [];
    const { verified, unverified } = usableStock(
      product,
      { countedAt, lines: [line('roactemra-iv-400', lots)], left },
      today,
      [],
    );
    return [verified.get(400) ?? 0, unverified.get(400) ?? 0] as const;
  };
  fc.assert(
    fc.property(fc.array(lotOf, { maxLength: 4 }), fc.nat(8), (drawn, units) => {
      const lots = lotsAs(drawn);
      const [good, unknown] = stockAfter(lots, units);
      const [nextGood, nextUnknown] = stockAfter(lots, units + 1);
      expect(nextGood).toBeLessThanOrEqual(good);
      expect(good + unknown - nextGood - nextUnknown).toBe(Math.min(1, good + unknown));
    }),
    { numRuns: 300 },
  );
});

function line(presentation: string, lots: Lot[]): CountLine {
  const sum = (of: 'physical' | 'usable') => lots.reduce((total, lot) => total + lot[of], 0);
  return {
    presentation,
    physical: sum('physical'),
    usable: sum('usable'),
    earliestExpiry: { kind: lots.length > 0 ? 'unknown' : 'none' },
    ...(lots.length > 0 ? { lots } : {}),
  };
}
