import { canonicalText } from '../protocol/canonical.ts';
import { Event, eventSchema, happenedAt } from '../protocol/event.ts';
import type { PackReading } from '../protocol/pack.ts';
import { mostEventsInBatch, type SyncAnswer, type SyncResult } from '../protocol/sync.ts';
import {
  type AcknowledgementRow,
  type EventRow,
  type Identity,
  type Link,
  noLink,
  type OtherEventRow,
  type TabletDatabase,
} from './database.ts';
import { keepPack } from './packs.ts';

/** Room for the envelope under the endpoint's bound of 1 MiB inflated. */
const mostTextInBatch = 900_000;

/**
 * Own events without an acknowledgement, in order. Found by primary keys alone: no index of a newer schema, no flag
 * and no clock can hide one.
 */
export async function unsentEvents(database: TabletDatabase): Promise<EventRow[]> {
  return eventsBut(database, await database.acknowledgements.toCollection().primaryKeys());
}

/** What no record but this tablet's holds: the unsent, and what was refused because a clone had taken its number. */
export async function ownAlone(database: TabletDatabase): Promise<EventRow[]> {
  const taken = database.acknowledgements.filter((row) => row.state !== 'conflict');
  return eventsBut(
    database,
    (await taken.toArray()).map((row) => [row.device, row.seq]),
  );
}

async function eventsBut(
  database: TabletDatabase,
  others: readonly (readonly [string, number])[],
): Promise<EventRow[]> {
  const left = new Set(others.map(String));
  const keys = await database.events.toCollection().primaryKeys();
  const events = await database.events.bulkGet(keys.filter((key) => !left.has(String(key))));
  return events.filter((row) => row !== undefined);
}

/** The first events of the outbox that fit one batch. An identity sends only its own events. */
export function firstBatch(
  unsent: readonly EventRow[],
  device: string,
  most: number,
  leftOut: ReadonlySet<number>,
): EventRow[] {
  const batch: EventRow[] = [];
  let size = 0;
  for (const row of unsent) {
    if (row.device !== device || leftOut.has(row.seq)) continue;
    size += row.text.length;
    if (batch.length >= Math.min(most, mostEventsInBatch) || (batch.length > 0 && size > mostTextInBatch))
      break;
    batch.push(row);
  }
  return batch;
}

/**
 * Writes down a valid answer, whole, in one transaction. `clockOffsetMs` is as measured over this round trip; `pack` is
 * what became of reading the answer's pack, null where it had none.
 */
export async function settle(
  database: TabletDatabase,
  device: string,
  answer: SyncAnswer,
  clockOffsetMs: number,
  pack: PackReading | null,
): Promise<void> {
  const tables = [
    database.meta,
    database.acknowledgements,
    database.others,
    database.reference,
    database.packs,
  ];
  await database.transaction('rw', tables, async () => {
    const identity = (await database.meta.get('identity')) as Identity | undefined;
    if (identity?.device !== device) return;
    const isRestored = identity.epoch !== answer.epoch;
    if (isRestored) {
      // The endpoint came back from a backup: what it acknowledged before may be gone, so all is pending again.
      await database.acknowledgements.clear();
      await database.others.clear();
      await database.meta.put({ ...identity, epoch: answer.epoch }, 'identity');
    }
    await database.acknowledgements.bulkPut(
      answer.results.flatMap((result) => acknowledgementOf(device, result)),
    );
    await database.others.bulkPut(answer.pull.events.flatMap(otherEvent));
    await database.reference.put(answer.pull.facility, 'facility');
    await keepPack(database, pack, answer.now);
    await database.reference.put(answer.pull.resupply, 'resupply');
    const cursor = isRestored ? 0 : answer.pull.cursor;
    const arrivals = { gaps: answer.gaps, upTo: answer.gapsUpTo ?? 0 };
    const heard = { lastContactAt: answer.now, clockOffsetMs, arrivals };
    const link: Link = { ...noLink, ...heard, cursor, schema: eventSchema };
    await database.meta.put(link, 'link');
  });
}

/** An app that reads more kinds of event pulls anew: what the one before could not read was not kept. */
export async function readLink(database: TabletDatabase): Promise<Link> {
  const link = ((await database.meta.get('link')) as Link | undefined) ?? noLink;
  return link.schema === eventSchema ? link : { ...link, cursor: 0 };
}

/** Notes that an attempt brought no answer; touches nothing that is to be sent. */
export async function noteFailure(
  database: TabletDatabase,
  change: (link: Link) => Pick<Link, 'hold' | 'nextTryAt' | 'askedToWait'>,
): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const link = await readLink(database);
    await database.meta.put({ ...link, ...change(link), failures: link.failures + 1 }, 'link');
  });
}

function acknowledgementOf(device: string, result: SyncResult): AcknowledgementRow[] {
  const key = { device, seq: result.seq };
  switch (result.result) {
    case 'stored':
    case 'duplicate':
      return [{ ...key, ...givenWith(result), state: 'stored' }];
    case 'quarantined':
      return [{ ...key, ...givenWith(result), state: 'quarantined', reason: result.reason }];
    case 'conflict':
      return [{ ...key, state: 'conflict' }];
    case 'retry':
      return [];
  }
}

function givenWith({ number, receivedAt, signature }: Extract<SyncResult, { number: number }>) {
  return { number, receivedAt, signature };
}

/** Another tablet's event that this version cannot read is the endpoint's to keep, not ours to show. */
function otherEvent(pulled: SyncAnswer['pull']['events'][number]): OtherEventRow[] {
  const event = Event.safeParse(pulled.event);
  if (!event.success) return [];
  const { device, seq } = event.data;
  return [
    {
      device,
      seq,
      at: happenedAt(event.data),
      text: canonicalText(event.data),
      number: pulled.number,
      receivedAt: pulled.receivedAt,
    },
  ];
}
