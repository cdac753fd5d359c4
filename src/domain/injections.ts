import { type Corner, dualCorners } from './dual-corners.ts';

/** Whole closed vials by size: milligrams in a vial -> number of vials. */
export type Vials = ReadonlyMap<number, number>;

/**
 * The largest number of disjoint groups of whole vials that each hold at least `doseMg` (R021). Exact for any sizes and
 * any number of vials: never the total divided by the dose. Throws RangeError unless dose and sizes are above zero.
 *
 * Bin covering, as an integer program over minimal groups: the linear bound says how many there could be at most, and a
 * search cut by that same bound, taken over the groups still to come, finds them or shows that there is one fewer.
 */
export function injectionsFrom(vials: Vials, doseMg: number): number {
  const sizes = [...vials.keys()].filter((size) => (vials.get(size) ?? 0) > 0).sort((a, b) => b - a);
  if (!(doseMg > 0)) throw new RangeError(`dose must be above 0 mg, got ${doseMg}`);
  if (sizes.some((size) => !(size > 0))) throw new RangeError('vial sizes must be above 0 mg');
  const plan = planFor(sizes, doseMg);
  return mostGroups(
    plan,
    sizes.map((size) => vials.get(size) ?? 0),
  );
}

interface Plan {
  /** Minimal groups: taking any vial out of one leaves less than the dose. Least waste first. */
  groups: readonly (readonly number[])[];
  /** For the groups from each index on, the corners of what `dualCorners` describes. */
  pricesFrom: readonly (readonly Corner[])[];
}

const plans = new Map<string, Plan>();
const plansKept = 64;

function planFor(sizes: readonly number[], doseMg: number): Plan {
  const key = `${doseMg}:${sizes.join()}`;
  let plan = plans.get(key);
  if (!plan) {
    const groups = minimalGroups(sizes, doseMg).sort((a, b) => massOf(a, sizes) - massOf(b, sizes));
    plan = { groups, pricesFrom: dualCorners(groups, sizes.length) };
    if (plans.size >= plansKept) plans.clear();
    plans.set(key, plan);
  }
  return plan;
}

function massOf(group: readonly number[], sizes: readonly number[]): number {
  return group.reduce((sum, count, index) => sum + count * (sizes[index] ?? 0), 0);
}

/** Sizes must come largest first: then a group is minimal when it holds less than the dose without its smallest vial. */
function minimalGroups(sizes: readonly number[], doseMg: number): number[][] {
  const groups: number[][] = [];
  const extend = (group: number[], index: number, lacking: number) => {
    const size = sizes[index];
    if (size === undefined) return;
    const most = Math.ceil(lacking / size);
    const padding = new Array(sizes.length - index - 1).fill(0);
    groups.push([...group, most, ...padding]);
    for (let count = most - 1; count >= 0; count--)
      extend([...group, count], index + 1, lacking - count * size);
  };
  extend([], 0, doseMg);
  return groups;
}

function mostGroups(plan: Plan, stock: readonly number[]): number {
  let target = boundOf(plan, 0, stock);
  while (!canMake(plan, 0, stock, target)) target--;
  return target;
}

function canMake(plan: Plan, index: number, left: readonly number[], wanted: number): boolean {
  if (wanted <= 0) return true;
  const group = plan.groups[index];
  if (!group) return false;
  for (let times = Math.min(wanted, timesIn(group, left)); times >= 0; times--) {
    const rest = left.map((count, size) => count - times * (group[size] as number));
    if (boundOf(plan, index + 1, rest) < wanted - times) continue;
    if (canMake(plan, index + 1, rest, wanted - times)) return true;
  }
  return false;
}

function timesIn(group: readonly number[], left: readonly number[]): number {
  let times = Number.POSITIVE_INFINITY;
  for (let size = 0; size < group.length; size++) {
    const wanted = group[size] as number;
    if (wanted > 0) times = Math.min(times, Math.floor((left[size] as number) / wanted));
  }
  return times;
}

/** How many groups from an index on a stock makes at most. Exact: prices are whole numbers over a whole number. */
function boundOf(plan: Plan, index: number, stock: readonly number[]): number {
  const corners = plan.pricesFrom[index];
  if (!corners) return 0;
  let bound = Number.POSITIVE_INFINITY;
  for (const { prices, over } of corners) {
    let value = 0;
    for (let size = 0; size < stock.length; size++)
      value += (stock[size] as number) * (prices[size] as number);
    bound = Math.min(bound, Math.floor(value / over));
  }
  return bound;
}
