/** Repeatable chance of its own for each case, so that one case can be played again without those before it. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  pick<T>(items: readonly T[]): T;
  /** True as often as that share says. */
  happens(share: number): boolean;
}

/** Mulberry32: seeds that are neighbours give unlike numbers. */
export function chance(seed: number, index = 0): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    happens: (share) => next() < share,
  };
}

/** The items in another order. */
export function shuffled<T>(items: readonly T[], { below }: Chance): T[] {
  const left = [...items];
  return items.map(() => left.splice(below(left.length), 1)[0] as T);
}
