import { addMs, msBetween } from '../domain/day.ts';
import { importPublicKey } from '../protocol/crypto.ts';
import type { PackReading } from '../protocol/pack.ts';
import type { SignedPack } from '../protocol/signed-pack.ts';
import { mostEventsInBatch } from '../protocol/sync.ts';
import {
  type EventRow,
  enduring,
  firstBatch,
  headOf,
  type Identity,
  type Link,
  noteFailure,
  readLink,
  settle,
  unsentEvents,
} from '../store/index.ts';
import type { Hold } from '../store/snapshot.ts';
import type { Verdict } from './answer.ts';
import { backOffMs } from './back-off.ts';
import { firstBatchSize, nextBatchSize } from './batch-size.ts';
import type { ToSend } from './make-batch.ts';
import { outboxOf } from './outbox-size.ts';
import type { SyncParts } from './parts.ts';
import { sendBatch } from './send-batch.ts';

/** How many events are still unsent, and when to come back for them: null when nothing waits. */
export interface Drained {
  left: number;
  nextTryInMs: number | null;
}

/**
 * Sends everything unsent and brings back what is new: page and worker alike, one at a time under a Web Lock. An empty
 * outbox still makes one contact. `insist` goes past our own back-off (a person is there, or the network came back),
 * never past a wait that the endpoint asked for.
 */
export async function drain(parts: SyncParts, insist: boolean): Promise<Drained> {
  // What was sent before a connection died is sent again: the endpoint stores it once.
  return parts.locks.request('releve-drain', () => enduring(parts.database, () => drainOnce(parts, insist)));
}

async function drainOnce(parts: SyncParts, insist: boolean): Promise<Drained> {
  const wait = waitLeft(await readLink(parts.database), parts, insist);
  if (wait > 0) return { left: (await unsentEvents(parts.database)).length, nextTryInMs: wait };
  await sendAll(parts);
  const left = (await unsentEvents(parts.database)).length;
  const { nextTryAt } = await readLink(parts.database);
  const nextTryInMs = nextTryAt === null ? null : Math.max(0, msBetween(parts.now(), nextTryAt));
  return { left, nextTryInMs };
}

async function sendAll(parts: SyncParts): Promise<void> {
  const tooLarge = new Set<number>();
  let most = firstBatchSize;
  let taken = mostEventsInBatch;
  let isPulledAnew = false;
  for (;;) {
    const identity = (await parts.database.meta.get('identity')) as Identity | undefined;
    if (!identity) return;
    // Before the outbox: what is sealed meanwhile may be in it, and never only in the number.
    const lastSeq = (await headOf(parts.database, identity.device))?.seq ?? 0;
    const unsent = await unsentAfterReissue(parts, identity);
    const rows = firstBatch(unsent, identity.device, most, tooLarge);
    const begun = parts.now();
    const verdict = await sendOnce(parts, identity, { rows, outbox: outboxOf(unsent), lastSeq });
    if (verdict.kind === 'too-large' && rows.length > 1) {
      taken = Math.ceil(rows.length / 2);
      most = taken;
      continue;
    }
    most = Math.min(taken, nextBatchSize(most, msBetween(begun, parts.now())));
    if (verdict.kind === 'too-large' && rows[0]) tooLarge.add(rows[0].seq);
    else if (verdict.kind !== 'answer') return;
    else if (verdict.answer.results.some((result) => result.result === 'retry')) return;
    else if (verdict.answer.epoch !== identity.epoch) {
      // An endpoint that forgets at every answer would be sent all of it without end.
      if (isPulledAnew) return;
      // Other tablets' counts are forgotten with the old epoch: nobody is to look at a screen without them until next time.
      isPulledAnew = true;
      continue;
    }
    // Nor on half of them: the oldest come first.
    else if (verdict.answer.pull.more && verdict.answer.pull.events.length > 0) continue;
    if (firstBatch(await unsentEvents(parts.database), identity.device, most, tooLarge).length === 0) return;
  }
}

/** What waits under another identity is sealed again first; without the code for it, it waits for a page. */
async function unsentAfterReissue(parts: SyncParts, { device }: Identity): Promise<EventRow[]> {
  const unsent = await unsentEvents(parts.database);
  if (unsent.every((row) => row.device === device)) return unsent;
  const reissueStrays = await parts.reissuer().catch(() => null);
  await reissueStrays?.(parts.database, parts.subtle);
  return unsentEvents(parts.database);
}

async function sendOnce(
  parts: SyncParts,
  identity: Identity,
  held: Pick<ToSend, 'rows' | 'outbox' | 'lastSeq'>,
): Promise<Verdict> {
  const link = await readLink(parts.database);
  const pack = (await parts.database.reference.get('pack')) as { version: number } | undefined;
  const endpointKey = await importPublicKey(parts.subtle, identity.endpointKey);
  const sending = { ...held, identity, endpointKey, link, packVersion: pack?.version ?? 0 };
  const { verdict, clockOffsetMs } = await sendBatch(parts, sending);
  if (verdict.kind === 'answer') {
    const { answer } = verdict;
    const reading = await readingOf(parts, endpointKey, answer.pull.pack);
    await settle(parts.database, identity.device, answer, clockOffsetMs ?? 0, reading);
  } else {
    await noteFailure(parts.database, (before) => afterFailure(before, verdict, held.rows, parts));
  }
  return verdict;
}

/** Without its reader a pack is not taken, and comes again at the next contact. */
async function readingOf(
  parts: SyncParts,
  endpointKey: CryptoKey,
  signed: SignedPack | null,
): Promise<PackReading | null> {
  if (!signed) return null;
  const readSignedPack = await parts.packReader().catch(() => null);
  return readSignedPack ? readSignedPack(parts.subtle, endpointKey, signed) : null;
}

/** Every refusal keeps the outbox; they differ in what the screen says, and each is tried again later. */
function afterFailure(
  link: Link,
  verdict: Exclude<Verdict, { kind: 'answer' }>,
  rows: readonly EventRow[],
  parts: SyncParts,
) {
  const now = parts.now();
  const asked = verdict.kind === 'no-answer' ? verdict.retryAfterMs : null;
  const isWatched = rows.length > 0 && parts.isWatched();
  const nextTryAt = addMs(now, asked ?? backOffMs(link.failures, parts.random(), isWatched));
  const hold = holdOf(verdict, nextTryAt, now, rows[0]?.seq ?? 0);
  const since = link.hold?.kind === hold.kind ? link.hold.since : now;
  return { hold: { ...hold, since }, nextTryAt, askedToWait: asked !== null };
}

function holdOf(
  verdict: Exclude<Verdict, { kind: 'answer' }>,
  nextTryAt: string,
  since: string,
  seq: number,
): Hold {
  switch (verdict.kind) {
    case 'no-answer':
      return { kind: 'unreachable', since, nextTryAt };
    case 'too-large':
      return { kind: 'event-too-large', since, seq };
    default:
      return { kind: verdict.kind, since };
  }
}

function waitLeft(link: Link, parts: SyncParts, insist: boolean): number {
  if (link.nextTryAt === null || (insist && !link.askedToWait)) return 0;
  const left = msBetween(parts.now(), link.nextTryAt);
  // A clock that was moved must not lock the outbox: no wait is longer than an hour.
  return left > 3_600_000 ? 0 : Math.max(0, left);
}
