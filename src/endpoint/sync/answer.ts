import type postgres from 'postgres';
import { type Instant, msBetween } from '../../domain/day.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import { protocolMarker, type SyncAnswer, type SyncRequest } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { gapsByDevice } from './gaps.ts';
import { judgeEvent } from './judge-event.ts';
import { keepEvents } from './keep-events.ts';
import { pull } from './pull.ts';

/** One round trip of an authenticated tablet. When this resolves, everything acknowledged is on disk. */
export async function answerBatch(
  sql: postgres.Sql,
  input: { subtle: Subtle; device: Device; batch: SyncRequest; epoch: string; now: Instant },
): Promise<SyncAnswer> {
  const { device, batch, now } = input;
  const contact = { device, receivedAt: now, offsetMs: msBetween(batch.deviceTime, now) };
  const judged = await Promise.all(
    batch.events.map((event) => judgeEvent(input.subtle, event as { seq: number }, contact)),
  );
  const results = await keepEvents(sql, device, batch, judged, now);
  const gaps = await gapsByDevice(sql, [device.id]);
  return {
    protocol: protocolMarker,
    batch: batch.batch,
    now,
    epoch: input.epoch,
    results,
    gaps: gaps.get(device.id) ?? [],
    pull: await pull(sql, device, batch),
  };
}
