import { addMs, type Instant, msBetween } from '../domain/day.ts';
import type { Snapshot } from '../store/snapshot.ts';

const clockWarningMs = 600_000;
const confirmationMs = 86_400_000;
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

export type ClockDoubt = { kind: 'far-off' } | { kind: 'gone-back'; heardAt: Instant };

/**
 * Why a person must confirm the date before counting: the tablet is a day or more away from the endpoint, or stands
 * before an answer that it has already had (and so before its own build), as after a battery that ran out. `now` is
 * the corrected instant.
 */
export function clockDoubt(snapshot: Snapshot, now: Instant): ClockDoubt | null {
  const { lastContactAt } = snapshot;
  if (lastContactAt && msBetween(now, lastContactAt) >= clockWarningMs)
    return { kind: 'gone-back', heardAt: lastContactAt };
  return Math.abs(snapshot.clockOffsetMs ?? 0) >= confirmationMs ? { kind: 'far-off' } : null;
}
