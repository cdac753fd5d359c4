/** How many times as long ten times as much takes: about 10 where the work grows with it, 100 where it grows with its square. */
export function growth(workOn: (size: number) => () => unknown, size: number): number {
  const [small, large] = [workOn(size), workOn(10 * size)];
  small();
  return quickest(large, 2) / Math.max(quickest(small, 10), 0.05);
}

function quickest(work: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}
