import { signText } from '../protocol/crypto.ts';
import { eventSchema } from '../protocol/event.ts';
import { protocolMarker, type SyncRequest, signatureHeader } from '../protocol/sync.ts';
import type { EventRow, Identity, Link } from '../store/index.ts';
import { readResponse, type Verdict } from './answer.ts';
import type { SyncParts } from './parts.ts';

/** Long enough for a full batch over a 64 kbit/s satellite link. */
const timeOutMs = 90_000;

export interface ToSend {
  identity: Identity;
  endpointKey: CryptoKey;
  link: Link;
  rows: readonly EventRow[];
  outbox: SyncRequest['outbox'];
  packVersion: number;
}

export interface Sending {
  verdict: Verdict;
  /** Endpoint's clock less the tablet's, taken at the middle of the round trip; null without an answer. */
  clockOffsetMs: number | null;
}

/** One POST. A missing network, a time-out and a cut answer are verdicts, not exceptions. */
export async function sendBatch(parts: SyncParts, sending: ToSend): Promise<Sending> {
  const { identity, endpointKey, link, rows, outbox, packVersion } = sending;
  const batch = parts.newBatchId();
  const envelope = {
    protocol: protocolMarker,
    batch,
    device: identity.device,
    schema: eventSchema,
    deviceTime: parts.now(),
    heardAt: link.lastContactAt,
    app: parts.app,
    outbox,
    cursor: link.cursor,
    packVersion,
  } satisfies Omit<SyncRequest, 'events'>;
  // The events go in as the very texts that were sealed.
  const text = `${JSON.stringify(envelope).slice(0, -1)},"events":[${rows.map((row) => row.text).join()}]}`;
  const signature = await signText(parts.subtle, identity.privateKey, text);
  const sentAt = Date.parse(envelope.deviceTime);
  try {
    const response = await parts.fetcher('/v1/sync', {
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeOutMs),
      headers: { 'content-type': 'application/json', [signatureHeader]: signature, ...encodingHeader() },
      body: await compressed(text),
    });
    const seqs = rows.map((row) => row.seq);
    const verdict = await readResponse(response, { batch, seqs }, parts.subtle, endpointKey);
    if (verdict.kind !== 'answer') return { verdict, clockOffsetMs: null };
    const middle = (sentAt + Date.parse(parts.now())) / 2;
    return { verdict, clockOffsetMs: Math.round(Date.parse(verdict.answer.now) - middle) };
  } catch {
    return { verdict: { kind: 'no-answer', retryAfterMs: null }, clockOffsetMs: null };
  }
}

const canCompress = typeof CompressionStream !== 'undefined';

function encodingHeader(): Record<string, string> {
  return canCompress ? { 'content-encoding': 'gzip' } : {};
}

async function compressed(text: string): Promise<BodyInit> {
  if (!canCompress) return text;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  // Read whole: a stream as a request body needs HTTP/2.
  return new Response(stream).arrayBuffer();
}
