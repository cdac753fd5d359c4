import { type Instant, msBetween } from '../domain/day.ts';
import { sealedAt } from '../protocol/event.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What the one chip says of the outbox. */
export type Chip =
  | { kind: 'waiting'; size: number; oldestMs: number }
  | { kind: 'all-sent'; at: Instant | null };

const refusalShownMs = 7 * 86_400_000;

/** Why nothing will go out until somebody acts; null while all is well, and while it only takes time. */
export function stopOf({ hold }: Snapshot): 'enrolment-lost' | 'facility-blocked' | 'app-too-old' | null {
  switch (hold?.kind) {
    case 'enrolment-lost':
    case 'facility-blocked':
    case 'app-too-old':
      return hold.kind;
    // The banner and the size of the outbox tell of these.
    case 'unreachable':
    case 'event-too-large':
    case undefined:
      return null;
  }
}

export function snapshotToChip(snapshot: Snapshot, now: Instant): Chip {
  const { size, oldestAt } = snapshot.outbox;
  if (size === 0) return { kind: 'all-sent', at: snapshot.lastContactAt };
  return { kind: 'waiting', size, oldestMs: msBetween(oldestAt ?? now, now) };
}

/** Own events of the last seven days that the endpoint set aside; older ones stay in the journal. */
export function recentlyRefused(snapshot: Snapshot, now: Instant): number {
  return snapshot.journal.filter(
    (it) => it.own && isRefused(it.delivery.state) && msBetween(sealedAt(it.event), now) < refusalShownMs,
  ).length;
}

export function isRefused(state: Snapshot['journal'][number]['delivery']['state']): boolean {
  return state === 'quarantined' || state === 'conflict';
}
