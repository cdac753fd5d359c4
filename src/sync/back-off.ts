const firstMs = 2_000;
const longestMs = 900_000;
/** Somebody looks at « à transmettre »: once the endpoint answers again, they should not wait out our own patience. */
const longestWatchedMs = 60_000;

/**
 * Anywhere in the upper half of a wait that doubles at each failure, never above 15 minutes. `random` is from 0 to below 1.
 * Over the whole of it, 300 tablets crowd the first seconds after an outage: 16 requests in one, of 5.2 on average (F25).
 */
export function backOffMs(failures: number, random: number, isWatched: boolean): number {
  const longest = isWatched ? longestWatchedMs : longestMs;
  return Math.floor(((1 + random) / 2) * Math.min(longest, firstMs * 2 ** Math.min(failures, 20)));
}
