import { type Instant, type LocalDate, localDateOf, type Zone } from './day.ts';
import type { Period } from './period.ts';

/** What a tablet still held, unsent, when it was last heard. */
export interface Waiting {
  /** When the oldest of it was stated; null where the tablet's clock cannot say. */
  since: Instant | null;
  /** That contact: of what came after nothing is known. */
  until: Instant;
}

/** What waits on tablets that may still send it; a revoked one may not. */
export function waitingOn(
  tablets: readonly {
    revokedAt: Instant | null;
    lastHeardAt: Instant | null;
    outboxSize: number;
    outboxOldestAt: Instant | null;
  }[],
): Waiting[] {
  return tablets.flatMap(({ revokedAt, lastHeardAt: until, outboxSize, outboxOldestAt: oldest }) => {
    if (revokedAt !== null || until === null || outboxSize === 0) return [];
    const isPossible = oldest !== null && Date.parse(oldest) <= Date.parse(until);
    return [{ since: isPossible ? oldest : null, until }];
  });
}

/**
 * The local day since when something waits that may be of the period, its first where that is unknown; null where nothing
 * does. What waited at a contact before the period is of days before.
 */
export function waitsSince(
  waiting: readonly Waiting[],
  { from }: Pick<Period, 'from'>,
  zone: Zone,
): LocalDate | null {
  const days = waiting
    .filter(({ until }) => localDateOf(until, zone) >= from)
    .map(({ since }) => (since === null ? from : localDateOf(since, zone)));
  return days.sort()[0] ?? null;
}
