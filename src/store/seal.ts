import { addMs, type Instant, type Zone } from '../domain/day.ts';
import { isLeaving } from '../domain/leaving.ts';
import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { Event, type EventKind, eventSchema, hashOfEvent } from '../protocol/event.ts';
import { headOf } from './chain.ts';
import type { ChainHead, Identity, Link, TabletDatabase } from './database.ts';
import { sheetName } from './snapshot.ts';

/** What a person states; the rest of the event is the tablet's to fill in. */
export type Statement = { [K in EventKind]: Pick<Extract<Event, { kind: K }>, 'kind' | 'body'> }[EventKind];

export interface SealContext {
  /** The tablet's clock, uncorrected. */
  deviceTime: Instant;
  zone: Zone;
  facility: string;
  actor: string;
  /** Whose draft this seals; '' while nobody was added to the tablet. */
  person: string;
  app: string;
}

export class NotEnrolled extends Error {}

/**
 * Seals a statement into an event: event, sequence number and draft removal in one strict transaction. Resolves only
 * once that is on disk. Throws NotEnrolled without an identity, and whatever storage throws; then nothing has changed.
 */
export async function seal(
  database: TabletDatabase,
  subtle: Subtle,
  statement: Statement,
  context: SealContext,
): Promise<Event> {
  for (;;) {
    const sealed = await prepare(database, subtle, statement, context);
    // Hashing cannot be awaited inside a transaction, so the chain's head is looked at again in it.
    if (await append(database, sealed, context.person)) return sealed.event;
  }
}

interface Sealed {
  event: Event;
  before: ChainHead | null;
  clockOffsetMs: number | null;
}

async function prepare(
  database: TabletDatabase,
  subtle: Subtle,
  statement: Statement,
  context: SealContext,
): Promise<Sealed> {
  const identity = (await database.meta.get('identity')) as Identity | undefined;
  if (!identity) throw new NotEnrolled('this tablet has no identity');
  const link = (await database.meta.get('link')) as Link | undefined;
  const before = await headOf(database, identity.device);
  const clockOffsetMs = link?.clockOffsetMs ?? null;
  const unhashed = {
    schema: eventSchema,
    device: identity.device,
    seq: (before?.seq ?? 0) + 1,
    facility: context.facility,
    actor: context.actor,
    kind: statement.kind,
    body: statement.body,
    countedAt: context.deviceTime,
    zone: context.zone,
    clockOffsetMs,
    app: context.app,
    previousHash: before?.hash ?? null,
  };
  const event = Event.parse({ ...unhashed, hash: await hashOfEvent(subtle, unhashed) });
  return { event, before, clockOffsetMs };
}

async function append(
  database: TabletDatabase,
  { event, before, clockOffsetMs }: Sealed,
  person: string,
): Promise<boolean> {
  return database.transaction('rw', database.meta, database.events, database.personDrafts, async () => {
    const identity = (await database.meta.get('identity')) as Identity | undefined;
    const head = await headOf(database, event.device);
    // Another tab may have sealed, or linked this tablet anew.
    if (identity?.device !== event.device || head?.seq !== before?.seq) return false;
    await database.events.add({
      device: event.device,
      seq: event.seq,
      text: canonicalText(event),
      at: addMs(event.countedAt, clockOffsetMs ?? 0),
    });
    await database.meta.put({ device: event.device, seq: event.seq, hash: event.hash }, 'chain');
    const sheet = sheetOf(event);
    if (sheet) await database.personDrafts.delete([person, sheet]);
    return true;
  });
}

/** The draft that a statement was typed on. */
function sheetOf(event: Event): string | null {
  if (event.kind === 'count') return event.body.product;
  if (event.kind === 'receipt') return sheetName('receipt', event.body.product);
  return isLeaving(event) ? sheetName('leaving', event.body.product) : null;
}
