import { describe, expect, test, vi } from 'vitest';
import { hashOfEvent } from '../../src/protocol/event.ts';
import { openTabletDatabase, saveDraft, seal, unsentEvents } from '../../src/store/index.ts';
import { contextAt, count, deviceA, enrolledTablet, eventsOf, subtle } from '../support/tablet-parts.ts';

const draft = { person: '', product: 'tocilizumab-iv', lines: {}, savedAt: '2026-11-23T12:00:00.000Z' };

describe('sealing', () => {
  test('gives consecutive numbers and chains each event to the one before', async () => {
    const tablet = await enrolledTablet();
    const first = await tablet.seal();
    const second = await tablet.seal();

    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(first.previousHash).toBeNull();
    expect(second.previousHash).toBe(first.hash);
    expect(await hashOfEvent(subtle, second)).toBe(second.hash);
  });

  test('ten seals at once lose none and share no number', async () => {
    const tablet = await enrolledTablet();
    await Promise.all(Array.from({ length: 10 }, () => tablet.seal()));

    const events = await eventsOf(tablet.database);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(events.map((event) => event.previousHash)).toEqual([
      null,
      ...events.slice(0, -1).map((event) => event.hash),
    ]);
  });

  test('removes the draft of the product it counts, and of no other', async () => {
    const tablet = await enrolledTablet();
    await saveDraft(tablet.database, draft);
    await saveDraft(tablet.database, { ...draft, product: 'dexamethasone' });
    await tablet.seal();

    expect((await tablet.database.personDrafts.toArray()).map((it) => it.product)).toEqual(['dexamethasone']);
  });

  test('removes the draft of the receipt or of what left, and leaves the others of its product', async () => {
    const tablet = await enrolledTablet();
    const names = ['leaving/tocilizumab-iv', 'receipt/tocilizumab-iv', 'tocilizumab-iv'];
    for (const product of names) await saveDraft(tablet.database, { ...draft, product });
    const body = { product: 'tocilizumab-iv', lines: [{ presentation: 'roactemra-iv-80', units: 1 }] };
    const left = async () => (await tablet.database.personDrafts.toArray()).map((it) => it.product);
    await tablet.seal({ kind: 'receipt', body });
    expect(await left()).toEqual([names[0], names[2]]);
    await tablet.seal({ kind: 'loss', body });
    expect(await left()).toEqual([names[2]]);
  });

  test('a transaction that fails keeps the draft and leaves no event', async () => {
    const tablet = await enrolledTablet();
    await saveDraft(tablet.database, draft);
    vi.spyOn(tablet.database.personDrafts, 'delete').mockImplementation(() => {
      throw new Error('disk full');
    });

    await expect(tablet.seal()).rejects.toThrow('disk full');
    expect(await tablet.database.events.count()).toBe(0);
    expect(await tablet.database.personDrafts.count()).toBe(1);
  });

  test('keeps both the clock’s reading and the offset measured at the last contact', async () => {
    const tablet = await enrolledTablet({ at: '2026-11-23T12:00:00.000Z' });
    await tablet.database.meta.update('link', { clockOffsetMs: -7_200_000 });
    const event = await tablet.seal();

    expect(event.countedAt).toBe('2026-11-23T12:00:00.000Z');
    expect(event.clockOffsetMs).toBe(-7_200_000);
    expect((await unsentEvents(tablet.database))[0]?.at).toBe('2026-11-23T10:00:00.000Z');
  });

  test('needs an identity, and says so', async () => {
    const database = await openTabletDatabase('never-enrolled');
    const context = contextAt('2026-11-23T12:00:00.000Z');
    await expect(seal(database, subtle, count(), context)).rejects.toThrow('no identity');
  });

  test('F2: every write asks for strict durability', async () => {
    const opened: (string | undefined)[] = [];
    const original = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      names,
      mode,
      options,
    ) {
      if (mode === 'readwrite') opened.push(options?.durability);
      return original.call(this, names, mode, options);
    });
    const tablet = await enrolledTablet();
    await tablet.seal();
    vi.restoreAllMocks();

    expect(opened.length).toBeGreaterThan(1);
    expect(new Set(opened)).toEqual(new Set(['strict']));
  });

  test('F7: code older than the database refuses to open it', async () => {
    const request = indexedDB.open('from-the-future', 40);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
    await expect(openTabletDatabase('from-the-future')).rejects.toThrow('found database version 4');
  });

  test('the signing key cannot leave the tablet', async () => {
    const tablet = await enrolledTablet();
    const { privateKey, device } = (await tablet.database.meta.get('identity')) as {
      privateKey: CryptoKey;
      device: string;
    };
    expect(device).toBe(deviceA);
    expect(privateKey.extractable).toBe(false);
    await expect(subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });
});
