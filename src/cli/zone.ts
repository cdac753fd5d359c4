import { isZone, type Zone } from '../domain/day.ts';
import { BadInput } from './outcome.ts';

/** Newer engines also take « +02:00 » for a zone, which knows no summer time: it is refused here. */
export function zoneFromText(argument: string, text: string): Zone {
  if (!/^[A-Za-z]/.test(text) || !isZone(text))
    throw new BadInput(argument, `« ${text} » is not an IANA time zone`);
  return text;
}
