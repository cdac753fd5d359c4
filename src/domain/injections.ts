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
  if (sizes.length === 0) return 0;
  const plan = planFor(sizes, doseMg);
  return mostGroups(
    plan,
    sizes.map((size) => vials.get(size) ?? 0),
  );
}

interface Plan {
  /** Minimal groups: taking any vial out of one leaves less than the dose. Least waste first. */
  groups: readonly (readonly number[])[];
  /**
   * For the groups from each index on, the corners of the dual: prices per vial under which each of those groups costs
   * at least 1, so that the value of a stock bounds how many of them it makes.
   */
  pricesFrom: readonly (readonly (readonly number[])[])[];
}

const plans = new Map<string, Plan>();
const plansKept = 64;

function planFor(sizes: readonly number[], doseMg: number): Plan {
  const key = `${doseMg}:${sizes.join()}`;
  let plan = plans.get(key);
  if (!plan) {
    const groups = minimalGroups(sizes, doseMg).sort((a, b) => massOf(a, sizes) - massOf(b, sizes));
    plan = { groups, pricesFrom: groups.map((_, index) => dualCorners(groups.slice(index), sizes.length)) };
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

/** How many groups from an index on a stock makes at most; the slack absorbs rounding, upwards only. */
function boundOf(plan: Plan, index: number, stock: readonly number[]): number {
  const corners = plan.pricesFrom[index];
  if (!corners) return 0;
  let bound = Number.POSITIVE_INFINITY;
  for (const price of corners) {
    let value = 0;
    for (let size = 0; size < stock.length; size++)
      value += (stock[size] as number) * (price[size] as number);
    if (value < bound) bound = value;
  }
  return Math.floor(bound + 1e-6);
}

/** Vertices of { price >= 0, group . price >= 1 for every group }, found by solving every square choice of bounds. */
function dualCorners(groups: readonly (readonly number[])[], dimension: number): number[][] {
  const bounds = groups.map((group) => ({ row: group, value: 1 }));
  for (let size = 0; size < dimension; size++) {
    bounds.push({ row: Array.from({ length: dimension }, (_, index) => (index === size ? 1 : 0)), value: 0 });
  }
  const corners: number[][] = [];
  const choose = (from: number, chosen: { row: readonly number[]; value: number }[]) => {
    if (chosen.length === dimension) {
      const corner = solve(chosen);
      if (corner && bounds.every(({ row, value }) => dot(row, corner) >= value - 1e-9)) corners.push(corner);
      return;
    }
    for (let index = from; index < bounds.length; index++) {
      choose(index + 1, [...chosen, bounds[index] as { row: readonly number[]; value: number }]);
    }
  };
  choose(0, []);
  return corners;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

/** Gauss-Jordan with pivoting; null when the rows are dependent. */
function solve(equations: { row: readonly number[]; value: number }[]): number[] | null {
  const rows = equations.map(({ row, value }) => [...row, value]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const lead = rows[pivot]?.[column] ?? 0;
    if (Math.abs(lead) < 1e-12) return null;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    const pivotRow = rows[column] as number[];
    for (let index = column; index <= size; index++) pivotRow[index] = (pivotRow[index] as number) / lead;
    rows.forEach((row, index) => {
      if (index === column) return;
      const factor = row[column] as number;
      for (let at = column; at <= size; at++)
        row[at] = (row[at] as number) - factor * (pivotRow[at] as number);
    });
  }
  return rows.map((row) => row[size] as number);
}
