import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { Event, hashOfEvent } from '../protocol/event.ts';
import { headOf } from './chain.ts';
import {
  type ChainHead,
  type EventRow,
  type Identity,
  reissuedEvents,
  type TabletDatabase,
} from './database.ts';
import { unsentEvents } from './outbox.ts';
import { correctionSheet } from './snapshot.ts';

interface Strays {
  device: string;
  head: ChainHead | null;
  rows: EventRow[];
}

/**
 * Seals again, under this tablet's identity, what waits under another that it no longer has: with the same counted-at
 * and the same words, and the hash it was first sealed under, so that the endpoint stores it once whoever else sends it.
 */
export async function reissueStrays(database: TabletDatabase, subtle: Subtle): Promise<void> {
  for (;;) {
    const strays = await findStrays(database);
    if (!strays) return;
    const again = await sealedAgain(subtle, strays);
    // Hashing cannot be awaited inside a transaction, so it is looked at again in it.
    if (again.length === 0 || (await replace(database, strays, again))) return;
  }
}

async function findStrays(database: TabletDatabase): Promise<Strays | null> {
  const identity = (await database.meta.get('identity')) as Identity | undefined;
  if (!identity) return null;
  const { device } = identity;
  const rows = (await unsentEvents(database)).filter((row) => row.device !== device);
  return rows.length === 0 ? null : { device, head: await headOf(database, device), rows };
}

interface Again {
  old: EventRow;
  event: Event;
  row: EventRow;
}

/** What was damaged stays as it is. */
async function sealedAgain(subtle: Subtle, { device, head, rows }: Strays): Promise<Again[]> {
  const again: Again[] = [];
  const newSeqs = new Map<string, number>();
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    const read = Event.safeParse(JSON.parse(row.text));
    if (!read.success || (await hashOfEvent(subtle, read.data)) !== read.data.hash) continue;
    const { hash, ...old } = read.data;
    const seq = (head?.seq ?? 0) + again.length + 1;
    newSeqs.set(`${row.device}/${row.seq}`, seq);
    const body = withNewReferences(old.body, newSeqs, device);
    const previousHash = (again.at(-1)?.event ?? head)?.hash ?? null;
    const unhashed = { ...old, body, device, seq, previousHash, reissues: old.reissues ?? hash };
    const event = Event.parse({ ...unhashed, hash: await hashOfEvent(subtle, unhashed) });
    again.push({ old: row, event, row: { device, seq, text: canonicalText(event), at: row.at } });
  }
  return again;
}

async function replace(database: TabletDatabase, before: Strays, again: readonly Again[]): Promise<boolean> {
  const { meta, events, acknowledgements, personDrafts } = database;
  return database.transaction('rw', meta, events, acknowledgements, personDrafts, async () => {
    const now = await findStrays(database);
    if (JSON.stringify(now) !== JSON.stringify(before)) return false;
    const { device, seq, hash } = (again.at(-1) as Again).event;
    await meta.put({ device, seq, hash } satisfies ChainHead, 'chain');
    await events.bulkAdd(again.map((it) => it.row));
    await events.bulkDelete(again.map(({ old }) => [old.device, old.seq]));
    const reissued = again.map(({ old }) => `${old.device}/${old.seq}`);
    await meta.put([...(await reissuedEvents(database)), ...reissued], 'reissued');
    await renameCorrections(personDrafts, again);
    return true;
  });
}

/** A correction under way goes on being that of the same count. */
async function renameCorrections(personDrafts: TabletDatabase['personDrafts'], again: readonly Again[]) {
  const sheets = new Map(again.map(({ old, event }) => [correctionSheet(old), correctionSheet(event)]));
  for (const draft of await personDrafts.toArray()) {
    const product = sheets.get(draft.product);
    if (product === undefined) continue;
    await personDrafts.delete([draft.person, draft.product]);
    await personDrafts.put({ ...draft, product });
  }
}

function withNewReferences(body: object, newSeqs: ReadonlyMap<string, number>, device: string): object {
  const entries = Object.entries(body).map(([key, value]) => {
    if (key !== 'replaces' && key !== 'voids') return [key, value];
    const seq = newSeqs.get(`${value.device}/${value.seq}`);
    return [key, seq === undefined ? value : { device, seq }];
  });
  return Object.fromEntries(entries);
}
