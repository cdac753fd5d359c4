import type { CarriedFile } from '../protocol/carried.ts';
import { textToParts } from '../protocol/carried-parts.ts';
import { mostEventsInBatch } from '../protocol/sync.ts';
import { firstBatch, type Identity, readLink, unsentEvents } from '../store/index.ts';
import { makeBatch } from './make-batch.ts';
import { outboxOf } from './outbox-size.ts';
import type { SyncParts } from './parts.ts';

/** The outbox of this tablet in two forms that say the same. */
export interface Carried {
  device: string;
  events: number;
  file: string;
  /** The text of one QR code each. */
  codes: string[];
}

/**
 * Writes everything unsent into batches for somebody to carry, signed as if they were sent. It marks nothing as sent:
 * only an answer of the endpoint does. Null where there is nothing, or no identity to sign with.
 */
export async function carryUnsent(parts: SyncParts): Promise<Carried | null> {
  const identity = (await parts.database.meta.get('identity')) as Identity | undefined;
  if (!identity) return null;
  const link = await readLink(parts.database);
  const unsent = (await unsentEvents(parts.database)).filter((row) => row.device === identity.device);
  const outbox = outboxOf(unsent);
  const batches: CarriedFile['batches'] = [];
  const taken = new Set<number>();
  for (;;) {
    const rows = firstBatch(unsent, identity.device, mostEventsInBatch, taken);
    if (rows.length === 0) break;
    for (const row of rows) taken.add(row.seq);
    const sending = { identity, link, rows, outbox, packVersion: 0 };
    const { text, signature } = await makeBatch(parts, sending, 'file');
    batches.push({ text, signature });
  }
  if (batches.length === 0) return null;
  const file = JSON.stringify({ format: 'releve-carried/1', batches } satisfies CarriedFile);
  const codes = await textToParts(parts.subtle, file);
  return { device: identity.device, events: unsent.length, file, codes };
}
