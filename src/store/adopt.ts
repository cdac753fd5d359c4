import type { Instant } from '../domain/day.ts';
import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { EnrolmentAnswer } from '../protocol/enrolment.ts';
import { Event, hashOfEvent } from '../protocol/event.ts';
import type { PackReading } from '../protocol/pack.ts';
import { type ChainHead, type EventRow, type Identity, noLink, type TabletDatabase } from './database.ts';
import { unsentEvents } from './outbox.ts';
import { keepPack } from './packs.ts';

/** The tablet's old identity no longer serves: another tablet writes under it, so its events need new ones. */
export async function isCloned(database: TabletDatabase): Promise<boolean> {
  return (await database.acknowledgements.filter((row) => row.state === 'conflict').count()) > 0;
}

/**
 * Takes on an enrolment. Under the same device id only the key changes and the chain goes on. Under a new one, what the
 * endpoint has not stored is sealed again under it, with the same counted-at and the same words. Names and codes of
 * people are forgotten.
 */
export async function adopt(
  database: TabletDatabase,
  subtle: Subtle,
  answer: EnrolmentAnswer,
  privateKey: CryptoKey,
  clockOffsetMs: number,
  pack: PackReading,
): Promise<void> {
  const before = (await database.meta.get('identity')) as Identity | undefined;
  const identity: Identity = {
    device: answer.device,
    privateKey,
    endpointKey: answer.endpointKey,
    epoch: answer.epoch,
    // Linked again, it goes on knowing what it counted before.
    enrolledAt: before?.device === answer.device ? before.enrolledAt : answer.now,
  };
  const isOther = before !== undefined && before.device !== answer.device;
  const orphans = isOther ? await eventsToEmitAgain(database) : [];
  const again = await emittedAgain(subtle, orphans, answer.device);
  const head = again.at(-1);

  const tables = [
    database.meta,
    database.events,
    database.acknowledgements,
    database.others,
    database.reference,
    database.packs,
    database.people,
    database.pinTries,
  ];
  await database.transaction('rw', tables, async () => {
    await database.meta.put(identity, 'identity');
    await database.meta.put({ ...noLink, lastContactAt: answer.now, clockOffsetMs }, 'link');
    await database.reference.put(answer.facility, 'facility');
    // The way back in for somebody alone who forgot their code. Drafts stay, for whoever opens their product.
    await database.people.clear();
    await database.pinTries.clear();
    await keepPack(database, pack, answer.now);
    if (isOther || (before && before.epoch !== answer.epoch)) await database.others.clear();
    if (before && !isOther && before.epoch !== answer.epoch) await database.acknowledgements.clear();
    if (!head) return;
    const chain: ChainHead = { device: answer.device, seq: head.event.seq, hash: head.event.hash };
    await database.meta.put(chain, 'chain');
    await database.events.bulkAdd(again.map((it) => it.row));
    await database.events.bulkDelete(orphans.map((row) => [row.device, row.seq]));
    await database.acknowledgements.bulkDelete(orphans.map((row) => [row.device, row.seq]));
  });
}

async function eventsToEmitAgain(database: TabletDatabase): Promise<EventRow[]> {
  const conflicts = await database.acknowledgements.filter((row) => row.state === 'conflict').toArray();
  const conflicting = await database.events.bulkGet(conflicts.map((row) => [row.device, row.seq]));
  const rows = [...conflicting.filter((row) => row !== undefined), ...(await unsentEvents(database))];
  return rows.sort((a, b) => a.seq - b.seq);
}

async function emittedAgain(
  subtle: Subtle,
  rows: readonly EventRow[],
  device: string,
): Promise<{ event: Event; row: EventRow }[]> {
  const again: { event: Event; row: EventRow }[] = [];
  const newSeqs = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    newSeqs.set(`${row.device}/${row.seq}`, seq);
    const { hash: _, ...old } = Event.parse(JSON.parse(row.text));
    const body = withNewReferences(old.body, newSeqs, device);
    const unhashed = { ...old, body, device, seq, previousHash: again.at(-1)?.event.hash ?? null };
    const event = Event.parse({ ...unhashed, hash: await hashOfEvent(subtle, unhashed) });
    again.push({ event, row: { device, seq, text: canonicalText(event), at: row.at as Instant } });
  }
  return again;
}

function withNewReferences(body: object, newSeqs: ReadonlyMap<string, number>, device: string): object {
  const entries = Object.entries(body).map(([key, value]) => {
    if (key !== 'replaces' && key !== 'voids') return [key, value];
    const seq = newSeqs.get(`${value.device}/${value.seq}`);
    return [key, seq === undefined ? value : { device, seq }];
  });
  return Object.fromEntries(entries);
}
