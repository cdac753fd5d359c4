import type { Instant } from '../../domain/day.ts';
import { type Subtle, signText } from '../../protocol/crypto.ts';
import { protocolMarker, type SyncAnswer } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { Refused } from '../http/refused.ts';
import { keepBatch } from './keep-batch.ts';
import type { Ledger } from './ledger.ts';
import { pull } from './pull.ts';
import { readBatch } from './read-batch.ts';
import { signResults } from './sign-results.ts';

/** An answer's exact text, and the endpoint's signature of it. */
export interface SignedAnswer {
  text: string;
  signature: string;
}

/**
 * One round trip of an authenticated tablet, from its parsed body to what is sent back. When this resolves, everything
 * acknowledged is on disk.
 */
export async function answerBatch(
  ledger: Ledger,
  { subtle, device, body, now }: { subtle: Subtle; device: Device; body: unknown; now: Instant },
): Promise<SignedAnswer> {
  const batch = readBatch(body);
  // Whoever finds a file, or photographs its codes, could ask with it for ever what the pharmacy has counted since.
  if (batch.carriedBy === 'file')
    throw new Refused(400, 'carried', 'what was written to be carried is not taken over the network');
  const results = await keepBatch(ledger, { subtle, device, batch, now });
  const { epoch, privateKey } = await ledger.identity(device.id);
  const answer: SyncAnswer = {
    protocol: protocolMarker,
    batch: batch.batch,
    device: device.id,
    now,
    epoch,
    results: await signResults(subtle, privateKey, batch, results),
    ...(await ledger.gapsOf(device.id)),
    pull: await pull(ledger, device, batch),
  };
  const text = JSON.stringify(answer);
  return { text, signature: await signText(subtle, privateKey, text) };
}
