import type { Instant } from '../domain/day.ts';
import { signText } from '../protocol/crypto.ts';
import { eventSchema } from '../protocol/event.ts';
import { protocolMarker, type SyncRequest } from '../protocol/sync.ts';
import type { EventRow, Identity, Link } from '../store/index.ts';
import type { SyncParts } from './parts.ts';

export interface ToSend {
  identity: Identity;
  link: Link;
  rows: readonly EventRow[];
  outbox: SyncRequest['outbox'];
  /** As it was before the outbox was read; a file to carry does not say. */
  lastSeq?: number;
  packVersion: number;
}

export interface MadeBatch {
  batch: string;
  deviceTime: Instant;
  /** A SyncRequest; the endpoint takes it under the tablet's signature of this very text, by the road that it was made for. */
  text: string;
  signature: string;
}

export async function makeBatch(
  parts: Pick<SyncParts, 'subtle' | 'now' | 'newBatchId' | 'app'>,
  { identity, link, rows, outbox, lastSeq, packVersion }: ToSend,
  carriedBy?: 'file',
): Promise<MadeBatch> {
  const batch = parts.newBatchId();
  const deviceTime = parts.now();
  const envelope = {
    protocol: protocolMarker,
    batch,
    device: identity.device,
    schema: eventSchema,
    deviceTime,
    heardAt: link.lastContactAt,
    carriedBy,
    app: parts.app,
    outbox,
    lastSeq,
    cursor: link.cursor,
    packVersion,
  } satisfies Omit<SyncRequest, 'events'>;
  // The events go in as the very texts that were sealed.
  const text = `${JSON.stringify(envelope).slice(0, -1)},"events":[${rows.map((row) => row.text).join()}]}`;
  return { batch, deviceTime, text, signature: await signText(parts.subtle, identity.privateKey, text) };
}
