import { type Instant, type LocalDate, localDateOf, msBetween, type Zone } from '../../domain/day.ts';
import { duration, numericDate, shortDate, timeOfDay } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';

/** « 19/11 », with its year when that is not today's. */
export function dayText(date: LocalDate, today: LocalDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? shortDate(date) : numericDate(date);
}

/** « 19/11 à 14:03 » by the clock of a zone, today's too: a supervisor reads many zones at once. */
export function momentText(instant: Instant, zone: Zone, now: Instant): string {
  return fr.when.at(dayText(localDateOf(instant, zone), localDateOf(now, zone)), timeOfDay(instant, zone));
}

export function agoText(instant: Instant, now: Instant): string {
  const ms = msBetween(instant, now);
  return ms < 60_000 ? fr.when.justNow : fr.when.ago(duration(ms));
}
