/** Prices per vial, as whole numbers over a common one; `over` 0 stands for a direction rather than a corner. */
export interface Corner {
  prices: readonly number[];
  over: number;
}

interface Ray extends Corner {
  /** The inequalities that hold as equalities, a bit each. */
  tight: readonly number[];
}

/**
 * Prices under which each group costs at least 1 value a stock at no less than the number of groups that it makes; the
 * least such value is reached at a corner of { prices >= 0, group . prices >= 1 }. Gives the corners for the groups from each index on.
 *
 * Motzkin's double description, in whole numbers: groups come in one at a time, last first; each cuts off the corners
 * that price it too low and adds one where it crosses an edge between a corner kept and a corner cut.
 */
export function dualCorners(groups: readonly (readonly number[])[], dimension: number): Corner[][] {
  const words = Math.ceil((dimension + 1 + groups.length) / 31);
  let rays = orthant(dimension, words);
  const from: Corner[][] = [];
  for (let index = groups.length - 1; index >= 0; index--) {
    rays = cutBy(groups[index] as readonly number[], dimension + 1 + index, rays);
    from[index] = rays.filter((ray) => ray.over > 0);
  }
  return from;
}

/** All prices at zero, and each price on its own: what { prices >= 0 } is made of. */
function orthant(dimension: number, words: number): Ray[] {
  const bits = Array.from({ length: dimension + 1 }, (_, bit) => bit);
  return bits.map((own) => ({
    prices: Array.from({ length: dimension }, (_, size) => (size === own ? 1 : 0)),
    over: own === dimension ? 1 : 0,
    tight: bits.filter((bit) => bit !== own).reduce(withBit, new Array<number>(words).fill(0)),
  }));
}

function cutBy(group: readonly number[], bit: number, rays: readonly Ray[]): Ray[] {
  const excess = rays.map((ray) =>
    group.reduce((sum, count, size) => sum + count * (ray.prices[size] as number), -ray.over),
  );
  const next: Ray[] = [];
  rays.forEach((ray, index) => {
    const own = excess[index] as number;
    if (own > 0) next.push(ray);
    if (own === 0) next.push({ ...ray, tight: withBit(ray.tight, bit) });
    if (own >= 0) return;
    rays.forEach((kept, other) => {
      const ample = excess[other] as number;
      if (ample > 0 && isEdge(kept, ray, rays)) next.push(crossing(kept, -own, ray, ample, bit));
    });
  });
  return next;
}

/** Two rays span an edge when no third lies on every inequality that both lie on. */
function isEdge(a: Ray, b: Ray, rays: readonly Ray[]): boolean {
  const common = a.tight.map((word, index) => word & (b.tight[index] as number));
  return !rays.some(
    (ray) =>
      ray !== a && ray !== b && common.every((word, index) => (word & (ray.tight[index] as number)) === word),
  );
}

function crossing(a: Ray, timesA: number, b: Ray, timesB: number, bit: number): Ray {
  const prices = a.prices.map((price, size) => price * timesA + (b.prices[size] as number) * timesB);
  const over = a.over * timesA + b.over * timesB;
  const divisor = prices.reduce(commonDivisor, over);
  return {
    prices: prices.map((price) => price / divisor),
    over: over / divisor,
    tight: withBit(
      a.tight.map((word, index) => word & (b.tight[index] as number)),
      bit,
    ),
  };
}

function withBit(words: readonly number[], bit: number): number[] {
  const at = Math.floor(bit / 31);
  return words.map((word, index) => (index === at ? word | (1 << (bit % 31)) : word));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
