import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { SyncRequest, SyncResult } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import type { Judged, QuarantineReason } from './judge-event.ts';
import { type Quarantined, quarantine } from './quarantine.ts';
import { findStored, storeBatch } from './store-batch.ts';

/**
 * Stores what is new, compares what is not, sets the rest aside; a result for each event, in their order. When this
 * resolves all of it is on disk.
 */
export async function keepEvents(
  sql: postgres.Sql,
  device: Device,
  batch: SyncRequest,
  judged: readonly Judged[],
  now: Instant,
): Promise<SyncResult[]> {
  const good = judged.flatMap((it) => (it.kind === 'good' ? [it.row] : []));
  const stored = await storeBatch(sql, device, batch, good, now);
  const isNew = new Set(stored.map((row) => row.seq));
  const known = await findStored(
    sql,
    device,
    [...new Set(good.map((it) => it.seq))].filter((seq) => !isNew.has(seq)),
  );
  const standing = new Map([...stored, ...known].map((row) => [row.seq, row]));

  const outcomes = judged.map((it): Outcome => {
    if (it.kind === 'poison') return { ...it, kind: 'aside' };
    const row = standing.get(it.seq);
    if (row?.hash !== it.row.hash)
      return { kind: 'aside', seq: it.seq, text: it.row.text, reason: 'conflict' };
    const result = isNew.delete(it.seq) ? 'stored' : 'duplicate';
    return {
      kind: 'settled',
      result: { seq: it.seq, result, number: row.number, receivedAt: row.received_at },
    };
  });
  const aside = outcomes.flatMap((it) => (it.kind === 'aside' ? [it] : []));
  const quarantined = await quarantine(sql, device, aside, now);
  return outcomes.map((it) => (it.kind === 'settled' ? it.result : resultOf(it, quarantined)));
}

type Outcome =
  | { kind: 'settled'; result: SyncResult }
  | { kind: 'aside'; seq: number; text: string; reason: QuarantineReason };

function resultOf(
  { seq, text, reason }: Outcome & { kind: 'aside' },
  quarantined: Map<string, Quarantined>,
): SyncResult {
  const row = quarantined.get(text);
  if (!row) throw new Error('an event was left without a result');
  if (reason === 'conflict') return { seq, result: 'conflict' };
  return { seq, result: 'quarantined', number: row.number, receivedAt: row.received_at, reason: row.reason };
}
