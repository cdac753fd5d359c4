import type { webcrypto } from 'node:crypto';
import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import { protocolMarker, type SyncAnswer, type SyncRequest } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { gapsByDevice } from './gaps.ts';
import { keepBatch } from './keep-batch.ts';
import { pull } from './pull.ts';
import { signResults } from './sign-results.ts';

/** One round trip of an authenticated tablet. When this resolves, everything acknowledged is on disk. */
export async function answerBatch(
  sql: postgres.Sql,
  input: {
    subtle: Subtle;
    privateKey: webcrypto.CryptoKey;
    device: Device;
    batch: SyncRequest;
    epoch: string;
    now: Instant;
  },
): Promise<SyncAnswer> {
  const { device, batch, now } = input;
  const results = await keepBatch(sql, input);
  const gaps = await gapsByDevice(sql, [device.id]);
  return {
    protocol: protocolMarker,
    batch: batch.batch,
    now,
    epoch: input.epoch,
    results: await signResults(input.subtle, input.privateKey, batch, results),
    gaps: gaps.get(device.id) ?? [],
    pull: await pull(sql, device, batch),
  };
}
