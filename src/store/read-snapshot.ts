import { type Facility, withLatestSettings } from '../domain/facility.ts';
import { type Ref, refKey } from '../domain/history.ts';
import { Event, sealedAt } from '../protocol/event.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import type { ResupplyFlag } from '../protocol/sync.ts';
import type { EventRow, Identity, OtherEventRow, PersonDraft, TabletDatabase } from './database.ts';
import { readLink } from './outbox.ts';
import type { PackRefusal } from './packs.ts';
import type { Delivery, KeptEvent, OtherDraft, Snapshot } from './snapshot.ts';

/** Events never change, so each text is read once. */
export type EventCache = Map<string, Event>;

const defaultLockMinutes = 5;

/** Everything that the screens show to a person, as one consistent reading. */
export async function readSnapshot(
  database: TabletDatabase,
  cache: EventCache,
  asked: string,
): Promise<Snapshot> {
  return database.transaction('r', database.tables, async () => {
    const identity = (await database.meta.get('identity')) as Identity | undefined;
    const facility = (await database.reference.get('facility')) as Facility | undefined;
    const link = await readLink(database);
    const journal = await keptEvents(database, cache);
    const events = journal.filter((it) => it.event.facility === facility?.id);
    const unsent = journal.filter((it) => it.own && it.delivery.state === 'unsent');
    const people = (await database.people.toArray()).map(({ id, name }) => ({ id, name }));
    // Somebody removed meanwhile, from another page, is nobody.
    const person = people.some((it) => it.id === asked) ? asked : '';
    const drafts = await database.personDrafts.toArray();
    return {
      identity:
        identity && facility
          ? {
              device: identity.device,
              facility: withLatestSettings(facility, statedSettings(events)),
              enrolledAt: identity.enrolledAt,
            }
          : null,
      pack: ((await database.reference.get('pack')) as ReferencePack | undefined) ?? null,
      packRefusal: ((await database.reference.get('pack-refusal')) as PackRefusal | undefined) ?? null,
      resupply: ((await database.reference.get('resupply')) as ResupplyFlag[] | undefined) ?? [],
      events,
      journal,
      people: people.sort((a, b) => a.name.localeCompare(b.name, 'fr')),
      person,
      lockMinutes: ((await database.meta.get('lock-minutes')) as number | undefined) ?? defaultLockMinutes,
      drafts: drafts.filter((it) => it.person === person),
      otherDrafts: drafts.filter((it) => it.person !== person).map(withoutFigures),
      outbox: { size: unsent.length, oldestAt: unsent.map((it) => sealedAt(it.event)).sort()[0] ?? null },
      hold: link.hold,
      arrivals: link.arrivals,
      lastContactAt: link.lastContactAt,
      clockOffsetMs: link.clockOffsetMs,
    };
  });
}

function withoutFigures({ person, product, savedAt }: PersonDraft): OtherDraft {
  return { person, product, savedAt };
}

/** What this tablet stated and the endpoint may not know yet holds here at once. */
function statedSettings(events: readonly KeptEvent[]) {
  return events.flatMap(({ event, at }) => (event.kind === 'settings' ? [{ at, settings: event.body }] : []));
}

async function keptEvents(database: TabletDatabase, cache: EventCache): Promise<KeptEvent[]> {
  const deliveries = new Map(
    (await database.acknowledgements.toArray()).map((row) => [`${row.device}/${row.seq}`, row as Delivery]),
  );
  const own = await database.events.toArray();
  const byOrigin = new Map(own.map((row) => [originOf(eventOf(row.text, cache)), row]));
  const others: OtherEventRow[] = [];
  const storedAs = new Map<EventRow, Ref>();
  const shownAs = new Map<string, Ref>();
  for (const row of await database.others.toArray()) {
    const mine = byOrigin.get(originOf(eventOf(row.text, cache)));
    // A statement that two tablets sealed again, as each held it, is shown once.
    if (!mine) others.push(row);
    else if (mine.device !== row.device) {
      storedAs.set(mine, row);
      shownAs.set(refKey(row), { device: mine.device, seq: mine.seq });
    }
  }
  const kept: KeptEvent[] = [
    ...own.map((row) => ({
      event: namingShown(eventOf(row.text, cache), shownAs),
      own: true,
      at: row.at,
      delivery: deliveries.get(`${row.device}/${row.seq}`) ?? { state: 'unsent' as const },
      ...(storedAs.has(row) && { storedAs: storedAs.get(row) as Ref }),
    })),
    ...others.map((row) => ({
      event: namingShown(eventOf(row.text, cache), shownAs),
      own: false,
      at: row.at,
      delivery: { state: 'stored' as const, number: row.number, receivedAt: row.receivedAt },
    })),
  ];
  return kept.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** What names the copy that is not shown is told of the one that is. */
function namingShown(event: Event, shownAs: ReadonlyMap<string, Ref>): Event {
  if (event.kind === 'correction') {
    const replaces = shownAs.get(refKey(event.body.replaces));
    return replaces ? { ...event, body: { ...event.body, replaces } } : event;
  }
  if (event.kind !== 'void') return event;
  const voids = shownAs.get(refKey(event.body.voids));
  return voids ? { ...event, body: { ...event.body, voids } } : event;
}

function originOf(event: Event): string {
  return event.reissues ?? event.hash;
}

function eventOf(text: string, cache: EventCache): Event {
  let event = cache.get(text);
  if (!event) {
    event = Event.parse(JSON.parse(text));
    cache.set(text, event);
  }
  return event;
}
