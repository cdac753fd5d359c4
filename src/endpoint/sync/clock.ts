import { addMs, type Instant, msBetween } from '../../domain/day.ts';

const tolerableDriftMs = 10 * 60_000;
const tolerableLeadMs = 60_000;

/** When something was counted, as far as the tablet's clock can be believed. */
export interface ClockReading {
  /** Corrected by the offset that the tablet had measured before. */
  at: Instant;
  /** What the clock may have meant instead; null when it is not in doubt. */
  other: Instant | null;
}

/**
 * Reads a tablet's clock with two offsets, the one it knew when it sealed and the one at this contact. It is in doubt
 * where they are over 10 minutes apart, where the first is missing, and where the count would come from the future.
 * What was carried here in a file has no second offset, as nobody knows how long it was under way: it is believed unless
 * one of the other two holds. Null when no calendar could hold the result.
 *
 * A typed time was read off another clock and stands as it is. The tablet's says when it was entered, and which day the
 * person took for today: whatever is in doubt about that is as much in doubt about the time typed.
 */
export function readClock(event: TimedEvent, contact: Contact): ClockReading | null {
  const { enteredAt, ...typed } = event;
  if (enteredAt === undefined) return readTablet(event, contact);
  const entered = readTablet({ ...typed, countedAt: enteredAt }, contact);
  const at = moved(event.countedAt, 0);
  if (!entered || at === null) return null;
  if (entered.other === null) return { at, other: null };
  const other = moved(at, msBetween(entered.at, entered.other));
  return other === null ? null : { at, other };
}

interface TimedEvent {
  countedAt: Instant;
  enteredAt?: Instant | undefined;
  clockOffsetMs: number | null;
}

interface Contact {
  offsetMs: number | null;
  receivedAt: Instant;
}

function readTablet(event: TimedEvent, contact: Contact): ClockReading | null {
  const at = moved(event.countedAt, event.clockOffsetMs ?? 0);
  if (at === null) return null;
  const known = event.clockOffsetMs;
  const drift = known === null ? null : Math.abs(known - (contact.offsetMs ?? known));
  const isFuture = isLeading(at, contact.receivedAt);
  if (drift !== null && drift <= tolerableDriftMs && !isFuture) return { at, other: null };
  const other = contact.offsetMs === null ? null : moved(event.countedAt, contact.offsetMs);
  // It was counted before it was received, whatever the clock says.
  return { at, other: other === null || isLeading(other, contact.receivedAt) ? contact.receivedAt : other };
}

/**
 * The instant, spelled so that PostgreSQL reads it as JavaScript does (30 February is 2 March), or null when it lies where
 * they do not agree.
 */
export function storable(instant: Instant): Instant | null {
  const moment = new Date(instant);
  const year = moment.getUTCFullYear();
  return year >= 1900 && year < 2200 ? moment.toISOString() : null;
}

function moved(instant: Instant, ms: number): Instant | null {
  const moment = new Date(Date.parse(instant) + ms);
  return Number.isNaN(moment.getTime()) ? null : storable(addMs(instant, ms));
}

function isLeading(instant: Instant, receivedAt: Instant): boolean {
  return msBetween(receivedAt, instant) > tolerableLeadMs;
}
