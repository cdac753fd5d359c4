import { formatterByZone, type Instant, type LocalDate, type Zone } from './day.ts';

const dayMs = 86_400_000;
const formatterOf = formatterByZone({
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

/**
 * The instants at which clocks of a zone show a date and a time of day (HH:MM), earliest first: one as a rule, none where
 * clocks were put forward past it, two where they were put back over it. None for what is no time of day.
 */
export function instantsOfWallTime(date: LocalDate, time: string, zone: Zone): Instant[] {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return [];
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return [];
  // A zone's offset before and after any change within a day of it. Where clocks are put back the one before is the
  // larger, and gives the earlier instant.
  const offsets = new Set([asUtc - dayMs, asUtc + dayMs].map((ms) => wallMs(ms, zone) - ms));
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((ms) => wallMs(ms, zone) === asUtc)
    .map((ms) => new Date(ms).toISOString());
}

/** What clocks of a zone show, to the minute, as if it were UTC. */
function wallMs(ms: number, zone: Zone): number {
  const parts = formatterOf(zone).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((it) => it.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}
