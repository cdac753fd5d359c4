import { type Instant, msBetween } from '../../domain/day.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import type { SyncRequest, SyncResult } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { judgeEvent } from './judge-event.ts';
import { keepEvents } from './keep-events.ts';
import type { Ledger } from './ledger.ts';

/** Judges and keeps the events of an authenticated tablet, a result for each; when this resolves all is on disk. */
export async function keepBatch(
  ledger: Ledger,
  { subtle, device, batch, now }: { subtle: Subtle; device: Device; batch: SyncRequest; now: Instant },
): Promise<SyncResult[]> {
  const offsetMs = batch.carriedBy === 'file' ? null : msBetween(batch.deviceTime, now);
  const contact = { device, receivedAt: now, offsetMs };
  const judged = await Promise.all(
    batch.events.map((event) => judgeEvent(subtle, event as { seq: number }, contact)),
  );
  return keepEvents(ledger, device, batch, judged, now);
}
