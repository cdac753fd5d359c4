import { isSignedBy, type Subtle } from '../protocol/crypto.ts';
import { SyncAnswer, signatureHeader } from '../protocol/sync.ts';

/** What a response to a batch means. Everything but `answer` leaves the outbox as it was. */
export type Verdict =
  | { kind: 'answer'; answer: SyncAnswer }
  | { kind: 'no-answer'; retryAfterMs: number | null }
  | { kind: 'enrolment-lost' }
  | { kind: 'facility-blocked' }
  | { kind: 'too-large' }
  | { kind: 'app-too-old' };

interface Sent {
  batch: string;
  device: string;
  seqs: readonly number[];
}

const longestRetryAfterMs = 3_600_000;

/**
 * The table of answers. An answer is a 200 whose JSON carries the marker, echoes the batch and its device, has one result
 * for each event sent and none besides, and is signed by the pinned key of the endpoint.
 */
export async function readResponse(
  response: Response,
  sent: Sent,
  subtle: Subtle,
  endpointKey: CryptoKey,
): Promise<Verdict> {
  switch (response.status) {
    case 200:
      return readAnswer(response, sent, subtle, endpointKey);
    case 401:
      return { kind: 'enrolment-lost' };
    case 403:
      return { kind: 'facility-blocked' };
    case 413:
      return { kind: 'too-large' };
    case 426:
      return { kind: 'app-too-old' };
    default:
      return { kind: 'no-answer', retryAfterMs: retryAfterOf(response.headers.get('retry-after')) };
  }
}

async function readAnswer(
  response: Response,
  sent: Sent,
  subtle: Subtle,
  endpointKey: CryptoKey,
): Promise<Verdict> {
  const nothing: Verdict = { kind: 'no-answer', retryAfterMs: null };
  const text = await response.text();
  const signature = response.headers.get(signatureHeader);
  if (signature === null || !(await isSignedBy(subtle, endpointKey, text, signature))) return nothing;
  const answer = SyncAnswer.safeParse(parsed(text));
  if (!answer.success || answer.data.batch !== sent.batch) return nothing;
  // Whoever has another tablet's key could have this batch answered for that one, and keep our events from the record.
  if ((answer.data.device ?? sent.device) !== sent.device) return nothing;
  const answered = answer.data.results.map((result) => result.seq).sort((a, b) => a - b);
  const asked = [...sent.seqs].sort((a, b) => a - b);
  const isComplete = answered.length === asked.length && answered.every((seq, index) => seq === asked[index]);
  return isComplete ? { kind: 'answer', answer: answer.data } : nothing;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds only: dates would rest on the tablet's clock. Never more than an hour. */
function retryAfterOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header)
    ? Math.min(Number(header) * 1000, longestRetryAfterMs)
    : null;
}
