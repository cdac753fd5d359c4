import { type Instant, msBetween, type Zone } from '../domain/day.ts';
import { isLeaving } from '../domain/leaving.ts';
import { typedTimeProblem } from '../domain/typed-time.ts';
import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { Event, type EventKind, eventSchema, happenedAt, hashOfEvent, sealedAt } from '../protocol/event.ts';
import { headOf } from './chain.ts';
import type { ChainHead, Identity, Link, TabletDatabase } from './database.ts';
import { enduring, inTurn } from './enduring.ts';
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
  const before = await landedAfterAll(database, statement, context);
  if (before) return before;
  for (;;) {
    const sealed = await enduring(database, () => prepare(database, subtle, statement, context));
    // Hashing cannot be awaited inside a transaction, so the chain's head is looked at again in it.
    const appending = inTurn(database, (isAgain) => append(database, sealed, context, isAgain));
    appending.catch(() => {
      database.unsure = sealed.event;
    });
    if (await appending) return sealed.event;
  }
}

/** What a person may mean by the same touch again; later, they state the same anew. */
const sameTouchMs = 600_000;

/** A connection that died for good may have kept what was called not recorded: sealed again, it would stand twice. */
async function landedAfterAll(
  database: TabletDatabase,
  { kind, body }: Statement,
  { deviceTime }: SealContext,
): Promise<Event | null> {
  const { unsure } = database;
  if (!unsure) return null;
  const triedAt = unsure.enteredAt ?? unsure.countedAt;
  const isSame = canonicalText({ kind, body }) === canonicalText({ kind: unsure.kind, body: unsure.body });
  if (!isSame || Math.abs(msBetween(triedAt, deviceTime)) > sameTouchMs) return null;
  const isLanded = await enduring(database, () => isKept(database, unsure));
  database.unsure = null;
  return isLanded ? unsure : null;
}

async function isKept(database: TabletDatabase, event: Event): Promise<boolean> {
  return (await database.events.get([event.device, event.seq]))?.text === canonicalText(event);
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
  isAgain: boolean,
): Promise<boolean> {
  return database.transaction('rw', database.meta, database.events, database.personDrafts, async () => {
    const identity = (await database.meta.get('identity')) as Identity | undefined;
    const head = await headOf(database, event.device);
    // The connection before had completed it, and died before it said so.
    if (isAgain && (await isKept(database, event))) return true;
    const { device, seq, hash } = event;
    // Another tab may have sealed, or linked this tablet anew.
    if (identity?.device !== device || head?.seq !== before?.seq) return false;
    await database.events.add({ device, seq, text: canonicalText(event), at: happenedAt(event) });
    await database.meta.put({ device, seq, hash }, 'chain');
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
