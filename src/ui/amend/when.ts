import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import { longDate, timeOfDay } from '../language/format.ts';
import { formats } from '../language/fr-format.ts';

/** A day in full and its time: what is put right afterwards is seldom of today. */
export function momentOf(at: Instant, zone: Zone): string {
  return formats.dayAt(longDate(localDateOf(at, zone)), timeOfDay(at, zone));
}
