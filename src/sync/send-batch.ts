import { signatureHeader } from '../protocol/sync.ts';
import { readResponse, type Verdict } from './answer.ts';
import { makeBatch, type ToSend } from './make-batch.ts';
import type { SyncParts } from './parts.ts';

/** Long enough for a full batch over a 64 kbit/s satellite link. */
const timeOutMs = 90_000;

export interface Sending {
  verdict: Verdict;
  /** Endpoint's clock less the tablet's, taken at the middle of the round trip; null without an answer. */
  clockOffsetMs: number | null;
}

/** One POST. A missing network, a time-out and a cut answer are verdicts, not exceptions. */
export async function sendBatch(
  parts: SyncParts,
  sending: ToSend & { endpointKey: CryptoKey },
): Promise<Sending> {
  const { deviceTime, batch, text, signature } = await makeBatch(parts, sending);
  const sentAt = Date.parse(deviceTime);
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
    const seqs = sending.rows.map((row) => row.seq);
    const sent = { batch, device: sending.identity.device, seqs };
    const verdict = await readResponse(response, sent, parts.subtle, sending.endpointKey);
    if (verdict.kind !== 'answer') return { verdict, clockOffsetMs: null };
    const middle = (sentAt + Date.parse(parts.now())) / 2;
    return { verdict, clockOffsetMs: Math.round(Date.parse(verdict.answer.now) - middle) };
  } catch {
    return { verdict: { kind: 'no-answer', retryAfterMs: null }, clockOffsetMs: null };
  }
}

const canCompress = () => typeof CompressionStream !== 'undefined';

function encodingHeader(): Record<string, string> {
  return canCompress() ? { 'content-encoding': 'gzip' } : {};
}

async function compressed(text: string): Promise<BodyInit> {
  if (!canCompress()) return text;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  // Read whole: a stream as a request body needs HTTP/2.
  return new Response(stream).arrayBuffer();
}
