import type { CountStatement } from './count.ts';
import { daysBetween, type Instant, type LocalDate, localDateOf, type Zone } from './day.ts';
import type { FloorRule, Rule } from './directive.ts';
import { injectionsFrom, type Vials } from './injections.ts';
import type { Product } from './product.ts';
import { sharesOf } from './shelf.ts';

export type FloorAnswer = 'met' | 'met-if' | 'breached' | 'unknown';

/** So many vials of one size, alone, would repair a breach. */
export interface Repair {
  sizeMg: number;
  vials: number;
}

export interface FloorJudgement {
  answer: FloorAnswer;
  /** Injections from every usable vial, those of unrecorded expiry included. */
  injections: number;
  /** Injections from the vials known to be in date. */
  surely: number;
  required: number;
  shortBy: number;
  /** Vials whose expiry nobody recorded and on which the answer rests. */
  unverified: number;
  repairs: Repair[];
}

export interface FloorStock {
  verified: Vials;
  unverified: Vials;
}

/**
 * Compares a stock with the floor (R021, R022): `required` is the rule's threshold times the CAR-T patients under way,
 * and reaching it is enough. `sizesMg` are the sizes that a repair may be made of.
 */
export function judgeFloor(input: {
  stock: FloorStock;
  sizesMg: readonly number[];
  doseMg: number;
  threshold: number;
  patients: number;
}): FloorJudgement {
  const { stock, doseMg } = input;
  const required = input.threshold * input.patients;
  const all = together(stock.verified, stock.unverified);
  const injections = injectionsFrom(all, doseMg);
  const surely = injectionsFrom(stock.verified, doseMg);
  const shortBy = Math.max(0, required - injections);
  const answer = shortBy > 0 ? 'breached' : surely >= required ? 'met' : 'met-if';
  const unverified =
    answer === 'met-if' ? [...stock.unverified.values()].reduce((sum, count) => sum + count, 0) : 0;
  const repairs = shortBy > 0 ? repairsOf(all, input.sizesMg, doseMg, required) : [];
  return { answer, injections, surely, required, shortBy, unverified, repairs };
}

/** The floor as a facility stands: what its last count says at `now`, or `unknown` when no count can say. */
export function floorOf(input: {
  product: Product;
  count: CountStatement | null;
  rule: FloorRule;
  /** Those that may extend a lot's shelf life. */
  rules: readonly Rule[];
  resupplyCompromised: boolean;
  doseMg: number;
  patients: number;
  zone: Zone;
  now: Instant;
}): FloorJudgement {
  const { product, count, rule } = input;
  const today = localDateOf(input.now, input.zone);
  const stock = count
    ? usableStock(product, count, today, input.rules)
    : { verified: new Map(), unverified: new Map() };
  const judgement = judgeFloor({
    stock,
    sizesMg: floorSizes(product),
    doseMg: input.doseMg,
    threshold: input.resupplyCompromised ? rule.injectionsWhenResupplyCompromised : rule.injections,
    patients: input.patients,
  });
  const isKnown = count && isWhole(product, count) && !isStale(product, count, today, input.zone);
  return isKnown ? judgement : { ...judgement, answer: 'unknown' };
}

/** Sizes of a product that may meet a floor, largest first: given by infusion and approved for the syndrome (R019). */
export function floorSizes(product: Product): number[] {
  const sizes = floorPresentations(product).map((it) => it.strengthMg ?? 0);
  return [...new Set(sizes)].sort((a, b) => b - a);
}

/** Usable vials on a local day, by size: those known to be in date, and those of which nobody knows. */
export function usableStock(
  product: Product,
  count: CountStatement,
  today: LocalDate,
  rules: readonly Rule[],
): FloorStock {
  const verified = new Map<number, number>();
  const unverified = new Map<number, number>();
  for (const presentation of floorPresentations(product)) {
    const line = count.lines.find((it) => it.presentation === presentation.id);
    if (!line) continue;
    for (const { units, through } of sharesOf(product, line, count.left, today, rules))
      add(through === null ? unverified : verified, presentation.strengthMg ?? 0, units);
  }
  return { verified, unverified };
}

/** A presentation that nobody answered for is not zero. */
function isWhole(product: Product, count: CountStatement): boolean {
  const answered = new Set(count.lines.map((line) => line.presentation));
  return floorPresentations(product).every((it) => answered.has(it.id));
}

function isStale(product: Product, count: CountStatement, today: LocalDate, zone: Zone): boolean {
  return daysBetween(localDateOf(count.countedAt, zone), today) > product.countGoesStaleAfterDays;
}

function floorPresentations(product: Product) {
  return product.presentations.filter(
    (it) =>
      product.route === 'IV' &&
      it.approvedForCrs === 'yes' &&
      it.countUnit === 'vial' &&
      it.strengthMg !== null,
  );
}

/** For each size, largest first, the fewest vials of it alone that would do. */
function repairsOf(stock: Vials, sizesMg: readonly number[], doseMg: number, required: number): Repair[] {
  return sizesMg.map((sizeMg) => {
    const isEnough = (vials: number) =>
      injectionsFrom(together(stock, new Map([[sizeMg, vials]])), doseMg) >= required;
    let low = 1;
    let high = required * Math.ceil(doseMg / sizeMg);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (isEnough(middle)) high = middle;
      else low = middle + 1;
    }
    return { sizeMg, vials: low };
  });
}

function together(a: Vials, b: Vials): Map<number, number> {
  const sum = new Map(a);
  for (const [size, count] of b) add(sum, size, count);
  return sum;
}

function add(vials: Map<number, number>, size: number, count: number): void {
  vials.set(size, (vials.get(size) ?? 0) + count);
}
