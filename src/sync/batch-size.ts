import { mostEventsInBatch } from '../protocol/sync.ts';

/** Most tablets hold less, and send it at once; over a link that nobody knows yet, little is lost when it is cut. */
export const firstBatchSize = 50;

const quickMs = 3_000;
const slowMs = 6_000;

/**
 * How many events the next batch may have, after one that took so long there and back. At 64 kbit/s and 1,500 ms it stays
 * at 100: whole batches of 500 sent up to 42 % of 1,000 events twice over a link that was cut once (F17).
 * Sizes aimed at trips of 3 s would send 3 % twice there instead of 5, and take 27 % longer: each trip waits 1.5 s.
 */
export function nextBatchSize(size: number, tookMs: number): number {
  if (tookMs < quickMs) return Math.min(mostEventsInBatch, size * 2);
  return tookMs > slowMs ? Math.max(1, Math.ceil(size / 2)) : size;
}
