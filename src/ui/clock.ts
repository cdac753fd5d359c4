import { addMs, type Instant, msBetween } from '../domain/day.ts';
import type { Snapshot } from '../store/snapshot.ts';

const clockWarningMs = 600_000;
const tickMs = 60_000;

/**
 * The instant to judge at: the tablet's clock corrected by the offset measured last. An event sealed since the clock's
 * last tick moves it on, or a count just made would not exist yet.
 */
export function instantOf(snapshot: Snapshot, deviceTime: Instant): Instant {
  const now = addMs(deviceTime, snapshot.clockOffsetMs ?? 0);
  const ahead = snapshot.events
    .map((it) => it.at)
    .filter((at) => msBetween(now, at) > 0 && msBetween(now, at) < tickMs)
    .sort();
  return ahead.at(-1) ?? now;
}

export function isClockWrong(snapshot: Snapshot): boolean {
  return Math.abs(snapshot.clockOffsetMs ?? 0) >= clockWarningMs;
}
