import { injectionsFrom, type Vials } from '../domain/injections.ts';

/** Vials by size in mg. */
export type Group = ReadonlyMap<number, number>;

export interface Gathered {
  /** How many injections the stock makes: `injectionsFrom`. */
  total: number;
  /** The first of them, `most` at the most. */
  groups: Group[];
  /** What no injection takes, null while some injections are not drawn. */
  rest: Group | null;
}

/**
 * A way of gathering a stock into exactly as many injections as it makes. Greedy with a witness: a group is taken only
 * where what remains still makes all the others, and some minimal group always does.
 */
export function groupsFor(stock: Vials, doseMg: number, most: number): Gathered {
  const total = injectionsFrom(stock, doseMg);
  const groups: Group[] = [];
  let left: Group = stock;
  while (groups.length < Math.min(total, most)) {
    const wanted = total - groups.length - 1;
    const group = minimalGroups(left, doseMg).find(
      (it) => injectionsFrom(without(left, it), doseMg) === wanted,
    );
    if (!group) throw new Error('a stock that makes injections holds one to begin with');
    groups.push(group);
    left = without(left, group);
  }
  return { total, groups, rest: groups.length === total ? left : null };
}

/** Groups of a stock out of which no vial can be taken without falling below the dose: least waste first, then fewest vials. */
function minimalGroups(stock: Group, doseMg: number): Group[] {
  const sizes = [...stock.keys()].filter((size) => (stock.get(size) ?? 0) > 0).sort((a, b) => b - a);
  const found: Group[] = [];
  const extend = (group: Map<number, number>, index: number, lacking: number) => {
    const size = sizes[index];
    if (size === undefined) return;
    const held = stock.get(size) ?? 0;
    const enough = Math.ceil(lacking / size);
    if (enough <= held) found.push(new Map(group).set(size, enough));
    for (let count = Math.min(enough - 1, held); count >= 0; count--) {
      extend(count > 0 ? new Map(group).set(size, count) : group, index + 1, lacking - count * size);
    }
  };
  extend(new Map(), 0, doseMg);
  return found.sort((a, b) => massOf(a) - massOf(b) || countOf(a) - countOf(b));
}

export function massOf(group: Group): number {
  return [...group].reduce((sum, [size, count]) => sum + size * count, 0);
}

export function countOf(group: Group): number {
  return [...group.values()].reduce((sum, count) => sum + count, 0);
}

function without(stock: Group, group: Group): Group {
  return new Map([...stock].map(([size, count]) => [size, count - (group.get(size) ?? 0)]));
}
