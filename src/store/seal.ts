import type { Instant, Zone } from '../domain/day.ts';
import { isLeaving } from '../domain/leaving.ts';
import { typedTimeProblem } from '../domain/typed-time.ts';
import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { Event, type EventKind, eventSchema, happenedAt, hashOfEvent, sealedAt } from '../protocol/event.ts';
import { headOf } from './chain.ts';
import type { ChainHead, Identity, Link, TabletDatabase } from './database.ts';
import { sheetName } from './snapshot.ts';

/** What a person states; the rest of the event is the tablet's to fill in. */
export type Statement = { [K in EventKind]: Pick<Extract<Event, { kind: K }>, 'kind' | 'body'> }[EventKind];

export interface SealContext {
  /** The tablet's clock, uncorrected. */
  deviceTime: Instant;
  /** When it was so, as somebody typed it from a paper sheet; without, now. */
  typedTime?: Instant | undefined;
  zone: Zone;
  facility: string;
  actor: string;
  /** Whose draft this seals; '' while nobody was added to the tablet. */
  person: string;
  /** The draft that this seals, where the statement itself does not tell. */
  sheet?: string | undefined;
  app: string;
}

export class NotEnrolled extends Error {}

/** The typed time has not come yet, or lies too far back: the endpoint would set such an event aside. */
export class TimeOutOfReach extends Error {}

/**
 * Seals a statement into an event: event, sequence number and draft removal in one strict transaction. Resolves only
 * once that is on disk. Throws NotEnrolled without an identity, TimeOutOfReach for a typed time, and whatever storage throws; then nothing has changed.
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
    if (await append(database, sealed, context)) return sealed.event;
  }
}

interface Sealed {
  event: Event;
  before: ChainHead | null;
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
  const unhashed = {
    schema: eventSchema,
    device: identity.device,
    seq: (before?.seq ?? 0) + 1,
    facility: context.facility,
    actor: context.actor,
    kind: statement.kind,
    body: statement.body,
    ...(context.typedTime === undefined
      ? { countedAt: context.deviceTime }
      : { countedAt: context.typedTime, enteredAt: context.deviceTime }),
    zone: context.zone,
    clockOffsetMs: link?.clockOffsetMs ?? null,
    app: context.app,
    previousHash: before?.hash ?? null,
  };
  const event = Event.parse({ ...unhashed, hash: await hashOfEvent(subtle, unhashed) });
  if (event.enteredAt && typedTimeProblem(event.countedAt, sealedAt(event)))
    throw new TimeOutOfReach('a typed time that is to come or too old');
  return { event, before };
}

async function append(
  database: TabletDatabase,
  { event, before }: Sealed,
  context: SealContext,
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
      at: happenedAt(event),
    });
    await database.meta.put({ device: event.device, seq: event.seq, hash: event.hash }, 'chain');
    const sheet = context.sheet ?? sheetOf(event);
    if (sheet) await database.personDrafts.delete([context.person, sheet]);
    return true;
  });
}

/** The draft that a statement was typed on, unless it was told. */
export function sheetOf(event: Event): string | null {
  if (event.kind === 'count') {
    const { product } = event.body;
    return event.enteredAt === undefined ? product : sheetName('paper', product);
  }
  if (event.kind === 'receipt') return sheetName('receipt', event.body.product);
  return isLeaving(event) ? sheetName('leaving', event.body.product) : null;
}
