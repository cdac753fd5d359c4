import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { CarriedFile } from '../../protocol/carried.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import { mostBytesInflated, type SyncRequest, type SyncResult } from '../../protocol/sync.ts';
import { authenticateDevice } from '../device-signature.ts';
import type { Device } from '../devices.ts';
import { readJson } from '../http/body.ts';
import { Refused } from '../http/refused.ts';
import { keepBatch } from './keep-batch.ts';
import { postgresLedger } from './ledger.ts';
import { readBatch } from './read-batch.ts';

export interface Imported {
  device: Device;
  /** When the file was made, by the tablet's clock, uncorrected. */
  madeAt: Instant;
  results: SyncResult[];
}

/**
 * Takes in what a tablet wrote for somebody to carry, as if it had sent it: the same proof, the same bounds, the same
 * judgement. Received-at is now, and the tablet counts as heard no later than it was. Throws Refused before anything is
 * kept; when it resolves all is on disk, and the same file again only finds duplicates.
 */
export async function importCarried(
  sql: postgres.Sql,
  { subtle, file, now }: { subtle: Subtle; file: CarriedFile; now: Instant },
): Promise<Imported> {
  const ledger = postgresLedger(sql, subtle);
  const signed: { device: Device; batch: SyncRequest }[] = [];
  for (const { text, signature } of file.batches) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > mostBytesInflated) throw new Refused(413, 'too-large', 'a batch exceeds the bound');
    const device = await authenticateDevice({ ...ledger, subtle }, text, signature);
    const batch = readBatch(readJson(text));
    if (batch.device !== device.id)
      throw new Refused(400, 'unreadable', 'a batch does not name the device that signed it');
    // Whatever it was signed for, here it was carried.
    signed.push({ device, batch: { ...batch, carriedBy: 'file' } });
  }
  const [first] = signed;
  if (!first || signed.some((it) => it.device.id !== first.device.id))
    throw new Refused(400, 'unreadable', 'the file is not of one device');
  const results: SyncResult[] = [];
  for (const { device, batch } of signed)
    results.push(...(await keepBatch(ledger, { subtle, device, batch, now })));
  return { device: first.device, madeAt: first.batch.deviceTime, results };
}
