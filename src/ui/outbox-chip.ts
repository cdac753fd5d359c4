import { type Instant, msBetween } from '../domain/day.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What the one chip says of the outbox. */
export type Chip =
  | { kind: 'waiting'; size: number; oldestMs: number }
  | { kind: 'all-sent'; at: Instant | null };

const refusalShownMs = 7 * 86_400_000;

export function snapshotToChip(snapshot: Snapshot, now: Instant): Chip {
  const { size, oldestAt } = snapshot.outbox;
  if (size === 0) return { kind: 'all-sent', at: snapshot.lastContactAt };
  return { kind: 'waiting', size, oldestMs: msBetween(oldestAt ?? now, now) };
}

/** Own events of the last seven days that the endpoint set aside; older ones stay in the journal. */
export function recentlyRefused(snapshot: Snapshot, now: Instant): number {
  return snapshot.events.filter(
    (it) => it.own && isRefused(it.delivery.state) && msBetween(it.at, now) < refusalShownMs,
  ).length;
}

export function isRefused(state: Snapshot['events'][number]['delivery']['state']): boolean {
  return state === 'quarantined' || state === 'conflict';
}
