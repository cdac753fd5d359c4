import type { SyncRequest } from '../protocol/sync.ts';
import type { EventRow } from '../store/index.ts';

export function outboxOf(unsent: readonly EventRow[]): SyncRequest['outbox'] {
  const oldest = unsent.map((row) => row.at).sort()[0];
  return { size: unsent.length, oldestCountedAt: oldest ?? null };
}
