import { addDays, type Instant, type LocalDate, localDateOf, type Zone } from '../domain/day.ts';
import { typedTimeProblem, typedTimeReachDays } from '../domain/typed-time.ts';
import { instantsOfWallTime } from '../domain/wall-time.ts';
import type { WallTime } from '../store/snapshot.ts';
import type { Touch } from './counting.ts';

/** What a typed time means, or why it means nothing yet; `isTwice` where clocks showed it twice that day. */
export type TypedTime =
  | { kind: 'ok'; at: Instant; isTwice: boolean }
  | { kind: 'missing' | 'no-time' | 'skipped' | 'future' | 'too-old'; isTwice: boolean };

/** `now` is the corrected instant; days and times are the zone's. */
export function wallToTypedTime({ date, digits, isSecond }: WallTime, zone: Zone, now: Instant): TypedTime {
  if (digits.length < 4) return { kind: 'missing', isTwice: false };
  const time = timeShown(digits) ?? '';
  const instants = instantsOfWallTime(date, time, zone);
  const isTwice = instants.length > 1;
  const at = (isSecond && instants[1]) || instants[0];
  if (at === undefined) return { kind: isTimeOfDay(digits) ? 'skipped' : 'no-time', isTwice };
  const problem = typedTimeProblem(at, now);
  return problem ? { kind: problem, isTwice } : { kind: 'ok', at, isTwice };
}

/** « 08:1 » while it is typed; null before. */
export function timeShown(digits: string): string | null {
  return digits === '' ? null : digits.length < 3 ? digits : `${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** What a key makes of the digits typed so far. */
export function typedDigits(digits: string, touch: Touch): string {
  if (touch.kind === 'erase') return digits.slice(0, -1);
  if (touch.kind !== 'digit') return digits;
  return digits.length < 4 ? digits + touch.digit : touch.digit;
}

function isTimeOfDay(digits: string): boolean {
  return Number(digits.slice(0, 2)) < 24 && Number(digits.slice(2)) < 60;
}

/** The days that a sheet may be of, today first. */
export function daysToChoose(zone: Zone, now: Instant): LocalDate[] {
  const today = localDateOf(now, zone);
  return Array.from({ length: typedTimeReachDays + 1 }, (_, back) => addDays(today, -back));
}
