import { randomUUID } from 'node:crypto';
import { Dexie } from 'dexie';
import { describe, expect, test, vi } from 'vitest';
import { NewerDatabase, openTabletDatabase, seal, unsentEvents } from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { contextAt, count, enrolledTablet, subtle } from '../support/tablet-parts.ts';

/** The schema as it shipped first. */
const first = {
  meta: '',
  events: '[device+seq]',
  acknowledgements: '[device+seq]',
  others: '[device+seq]',
  drafts: 'product',
  packs: 'version',
  reference: '',
  views: '',
};
const row = { physical: 12, unusable: 1, earliestExpiry: null, recounted: false };
const draft = {
  product: 'tocilizumab-iv',
  lines: { 'roactemra-iv-80': row },
  savedAt: '2026-11-23T12:00:00.000Z',
};

async function openAsFirstVersion(name: string): Promise<Dexie> {
  const database = new Dexie(name);
  database.version(1).stores(first);
  return database.open();
}

/** What a tablet of the first version holds: two counts sealed, one of them acknowledged, and a third begun. */
async function tabletOfFirstVersion(): Promise<string> {
  const now = await enrolledTablet();
  await now.seal();
  await now.seal();
  const name = `old-${randomUUID()}`;
  const old = await openAsFirstVersion(name);
  for (const table of ['meta', 'reference'] as const) {
    const keys = await now.database[table].toCollection().primaryKeys();
    await old.table(table).bulkPut(await now.database[table].toArray(), keys);
  }
  await old.table('events').bulkAdd(await now.database.events.toArray());
  const acknowledgement = {
    device: 'a'.repeat(20),
    seq: 1,
    state: 'stored',
    number: 7,
    receivedAt: draft.savedAt,
  };
  await old.table('acknowledgements').add(acknowledgement);
  await old.table('drafts').add(draft);
  old.close();
  return name;
}

describe('a database of the first version', () => {
  test('keeps its draft, now nobody’s, its events, and what is unsent', async () => {
    const name = await tabletOfFirstVersion();
    const database = await openTabletDatabase(name);
    const snapshot = await readSnapshot(database, new Map(), '');

    expect(snapshot.drafts).toEqual([{ ...draft, person: '' }]);
    expect(await database.table('drafts').count()).toBe(0);
    expect(snapshot.people).toEqual([]);
    expect(snapshot.events.map((it) => it.event.seq).sort()).toEqual([1, 2]);
    expect((await unsentEvents(database)).map((it) => it.seq)).toEqual([2]);
    const sealed = await seal(database, subtle, count(), contextAt(draft.savedAt));
    expect(sealed.seq).toBe(3);
    expect(await database.personDrafts.count()).toBe(0);
  });

  test('is brought up once: what was begun since stays', async () => {
    const name = await tabletOfFirstVersion();
    const database = await openTabletDatabase(name);
    await database.personDrafts.clear();
    database.close();
    expect(await (await openTabletDatabase(name)).personDrafts.count()).toBe(0);
  });
});

describe('F7: old code and a newer database', () => {
  test('the first version’s code changes nothing of ours by opening it', async () => {
    const name = await tabletOfFirstVersion();
    (await openTabletDatabase(name)).close();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    (await openAsFirstVersion(name)).close();
    vi.restoreAllMocks();
    const database = await openTabletDatabase(name);
    expect(database.backendDB().version).toBe(30);
    expect(await database.personDrafts.count()).toBe(1);
  });

  test('a page that a newer one overtakes while it is open reads and writes no more', async () => {
    const name = `overtaken-${randomUUID()}`;
    const database = await openTabletDatabase(name);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const request = indexedDB.open(name, 40);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
    const refused = { inner: expect.any(NewerDatabase) };
    await expect(database.meta.put(1, 'lock-minutes')).rejects.toMatchObject(refused);
    await expect(readSnapshot(database, new Map(), '')).rejects.toMatchObject(refused);
    vi.restoreAllMocks();
  });
});
