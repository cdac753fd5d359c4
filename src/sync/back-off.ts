const firstMs = 2_000;
const longestMs = 900_000;

/** Full jitter: anywhere up to twice as long at each failure, never above 15 minutes. `random` is from 0 to below 1. */
export function backOffMs(failures: number, random: number): number {
  return Math.floor(random * Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20)));
}
