import type { webcrypto } from 'node:crypto';
import { acknowledgementText } from '../../protocol/acknowledgement.ts';
import { type Subtle, signText } from '../../protocol/crypto.ts';
import { HashHex } from '../../protocol/event.ts';
import type { SyncRequest, SyncResult } from '../../protocol/sync.ts';

/**
 * Signs each acknowledgement by itself, so that one can be shown without the answer it came in. Results are in the order
 * of the batch's events. What is acknowledged again is signed again over the same words.
 */
export function signResults(
  subtle: Subtle,
  key: webcrypto.CryptoKey,
  { device, events }: SyncRequest,
  results: readonly SyncResult[],
): Promise<SyncResult[]> {
  return Promise.all(
    results.map(async (result, index) => {
      if (result.result === 'conflict' || result.result === 'retry') return result;
      const { seq, number, receivedAt } = result;
      const hash = HashHex.safeParse((events[index] as { hash?: unknown }).hash).data ?? null;
      const state = result.result === 'quarantined' ? ('quarantined' as const) : ('stored' as const);
      const text = acknowledgementText({ device, seq, hash, state, number, receivedAt });
      return { ...result, signature: await signText(subtle, key, text) };
    }),
  );
}
