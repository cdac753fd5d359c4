const firstMs = 2_000;
const longestMs = 900_000;
/** Somebody looks at « à transmettre »: once the endpoint answers again, they should not wait out our own patience. */
const longestWatchedMs = 60_000;

/** Full jitter: anywhere up to twice as long at each failure, never above 15 minutes. `random` is from 0 to below 1. */
export function backOffMs(failures: number, random: number, isWatched: boolean): number {
  const longest = isWatched ? longestWatchedMs : longestMs;
  return Math.floor(random * Math.min(longest, firstMs * 2 ** Math.min(failures, 20)));
}
