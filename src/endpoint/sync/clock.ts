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
 */
export function readClock(
  event: { countedAt: Instant; clockOffsetMs: number | null },
  contact: { offsetMs: number | null; receivedAt: Instant },
): ClockReading | null {
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

/** The instant, or null when it lies where PostgreSQL and ISO 8601 do not agree. */
export function storable(instant: Instant): Instant | null {
  const year = Number(instant.slice(0, 4));
  return /^\d{4}-/.test(instant) && year >= 1900 && year < 2200 ? instant : null;
}

function moved(instant: Instant, ms: number): Instant | null {
  const moment = new Date(Date.parse(instant) + ms);
  return Number.isNaN(moment.getTime()) ? null : storable(addMs(instant, ms));
}

function isLeading(instant: Instant, receivedAt: Instant): boolean {
  return msBetween(receivedAt, instant) > tolerableLeadMs;
}
