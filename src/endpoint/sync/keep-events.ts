import type { Instant } from '../../domain/day.ts';
import type { SyncRequest, SyncResult } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import type { Judged, QuarantineReason } from './judge-event.ts';
import type { Ledger } from './ledger.ts';
import { type Quarantined, quarantine } from './quarantine.ts';
import { originOf, type StoredEvent } from './store-batch.ts';

/**
 * Stores what is new, compares what is not, sets the rest aside; a result for each event, in their order. When this
 * resolves all of it is on disk.
 */
export async function keepEvents(
  ledger: Ledger,
  device: Device,
  batch: SyncRequest,
  judged: readonly Judged[],
  now: Instant,
): Promise<SyncResult[]> {
  const good = judged.flatMap((it) => (it.kind === 'good' ? [it.row] : []));
  const stored = await ledger.storeBatch(device, batch, good, now);
  const isNew = new Set(stored.map((row) => row.seq));
  const known = await ledger.findStored(
    device,
    good.filter((row) => !isNew.has(row.seq)),
  );
  const own = [...stored, ...known.filter((row) => row.device === device.id)];
  const standing = new Map(own.map((row) => [row.seq, row]));
  const byOrigin = new Map([...stored, ...known].map((row) => [row.origin, row]));

  const outcomes = judged.map((it): Outcome => {
    if (it.kind === 'poison') return { ...it, kind: 'aside' };
    const { seq, text } = it.row;
    const row = standing.get(seq);
    const first = byOrigin.get(originOf(it.row));
    // Kept aside under its number, so that nobody looks for it.
    if (!row && first) return { kind: 'aside', seq, text, reason: 'reissued', first };
    if (row?.hash !== it.row.hash) return { kind: 'aside', seq, text, reason: 'conflict' };
    const result = isNew.delete(seq) ? 'stored' : 'duplicate';
    return { kind: 'settled', result: { seq, result, number: row.number, receivedAt: row.received_at } };
  });
  const aside = outcomes.flatMap((it) => (it.kind === 'aside' ? [it] : []));
  const quarantined = await quarantine(ledger, device, aside, now);
  return outcomes.map((it) => (it.kind === 'settled' ? it.result : resultOf(it, quarantined)));
}

type Outcome =
  | { kind: 'settled'; result: SyncResult }
  | { kind: 'aside'; seq: number; text: string; reason: QuarantineReason; first?: StoredEvent };

function resultOf(
  { seq, text, reason, first }: Outcome & { kind: 'aside' },
  quarantined: Map<string, Quarantined>,
): SyncResult {
  const row = quarantined.get(text);
  if (!row) throw new Error('an event was left without a result');
  if (reason === 'conflict') return { seq, result: 'conflict' };
  if (first) return { seq, result: 'duplicate', number: first.number, receivedAt: first.received_at };
  return { seq, result: 'quarantined', number: row.number, receivedAt: row.received_at, reason: row.reason };
}
