import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  discardDraft,
  enduring,
  NewerDatabase,
  ownDrafts,
  saveDraft,
  watchSnapshot,
} from '../../src/store/index.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { enrolledTablet, eventsOf } from '../support/tablet-parts.ts';

const draft = { person: '', product: 'tocilizumab-iv', lines: {}, savedAt: '2026-11-23T12:00:00.000Z' };
const lost = () => new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
const closing = () => new DOMException('The database connection is closing.', 'InvalidStateError');

type Mode = IDBTransactionMode;
/** Thrown where the next so many transactions of a mode begin. */
let refusals: { mode: Mode; left: number; error: () => Error };

const refuse = (left: number, error: () => Error, mode: Mode = 'readwrite') => {
  refusals = { mode, left, error };
};

/** Before anything opens: Dexie holds each connection's own function. */
beforeEach(() => {
  refuse(0, lost);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
    // But for its look at what it has just opened.
    const isRefused = asked[1] === refusals.mode && asked[2] !== undefined && refusals.left-- > 0;
    if (isRefused) throw refusals.error();
    return begin.apply(this, asked);
  });
});
afterEach(() => void vi.restoreAllMocks());

function refuseOpening(times: number): void {
  let left = times;
  vi.mocked(IDBFactory.prototype).open.mockRestore?.();
  const open = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...asked) {
    if (left-- > 0) throw lost();
    return open.apply(this, asked);
  });
}

describe('F5: a connection to the database that died', () => {
  for (const [name, error] of Object.entries({ lost, closing })) {
    test(`is replaced up to three times, and what was asked is done once (${name})`, async () => {
      const tablet = await enrolledTablet();
      await saveDraft(tablet.database, draft);
      refuse(3, error);
      await tablet.seal();
      expect((await eventsOf(tablet.database)).map((it) => it.seq)).toEqual([1]);
      expect(await tablet.database.personDrafts.count()).toBe(0);
    });
  }

  test('is not replaced without end: the error is told, nothing is kept, and a later touch works', async () => {
    const tablet = await enrolledTablet();
    refuse(5, lost);
    await expect(tablet.seal()).rejects.toThrow('server lost');
    expect(refusals.left).toBe(1);
    expect(await eventsOf(tablet.database)).toEqual([]);
    await tablet.seal();
    expect(await eventsOf(tablet.database)).toHaveLength(1);
  });

  test('is another one then: the old one would go on failing', async () => {
    const tablet = await enrolledTablet();
    const dead = tablet.database.backendDB();
    const begin = vi.mocked(IDBDatabase.prototype.transaction).getMockImplementation();
    vi.mocked(IDBDatabase.prototype.transaction).mockImplementation(function (this: IDBDatabase, ...asked) {
      if (this === dead) throw lost();
      return begin?.apply(this, asked) as IDBTransaction;
    });
    expect((await tablet.seal()).seq).toBe(1);
  });

  test('that had completed a seal before it died makes no second one', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    completeAndLose(database, 1);
    const sealed = await tablet.seal();
    expect(await eventsOf(database)).toEqual([sealed]);
    expect((await tablet.seal()).seq).toBe(2);
  });

  test('that had completed a seal and never came back: the same touch again finds it, a later one seals anew', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    completeAndLose(database, 4);
    await expect(tablet.seal()).rejects.toThrow('server lost');
    const [first] = await eventsOf(database);
    expect(await tablet.seal()).toEqual(first);
    expect((await tablet.seal()).seq).toBe(2);
    completeAndLose(database, 4);
    await expect(tablet.seal()).rejects.toThrow('server lost');
    tablet.clock.advance(3_600_000);
    expect((await tablet.seal()).seq).toBe(4);
  });

  test('lets no older draft come after a newer one, or after the count that it became', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    refuse(2, lost);
    const later = { ...draft, savedAt: '2026-11-23T13:00:00.000Z' };
    await Promise.all([saveDraft(database, draft), saveDraft(database, later)]);
    expect(await database.personDrafts.toArray()).toEqual([later]);
    refuse(2, lost);
    await Promise.all([saveDraft(database, draft), tablet.seal()]);
    expect(await database.personDrafts.count()).toBe(0);
  });

  test('is opened again though opening it failed once', async () => {
    const { database } = await enrolledTablet();
    database.close({ disableAutoOpen: false });
    refuseOpening(9);
    await expect(database.personDrafts.count()).rejects.toThrow('server lost');
    refuseOpening(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await database.personDrafts.count()).toBe(0);
  });

  test('of a page that was left is left alone', async () => {
    const { database } = await enrolledTablet();
    database.isLeft = true;
    refuse(1, lost);
    await expect(discardDraft(database, '', 'any')).rejects.toThrow('server lost');
    expect(refusals.left).toBe(0);
    expect(database.isOpen()).toBe(true);
  });

  test('what is no connection’s fault is told at once', async () => {
    const { database } = await enrolledTablet();
    const task = vi.fn(() => Promise.reject(new DOMException('no room', 'QuotaExceededError')));
    await expect(enduring(database, task)).rejects.toThrow('no room');
    // As Dexie tells of a transaction that the disk ended.
    const inner = new DOMException('no room', 'QuotaExceededError');
    const ended = vi.fn(() =>
      Promise.reject(Object.assign(new Error('ended'), { name: 'AbortError', inner })),
    );
    await expect(enduring(database, ended)).rejects.toThrow('ended');
    // And of a database that a newer app took over while this page was open.
    const overtaken = Object.assign(new Error('newer'), {
      name: 'DatabaseClosedError',
      inner: new NewerDatabase(),
    });
    const late = vi.fn(() => Promise.reject(overtaken));
    await expect(enduring(database, late)).rejects.toThrow('newer');
    expect([task, ended, late].map((it) => it.mock.calls.length)).toEqual([1, 1, 1]);
  });
});

describe('F5: a reading whose connection died', () => {
  test('is begun anew, and goes on following the store', async () => {
    const { database, seal } = await enrolledTablet();
    refuse(1, () => new DOMException('gone', 'AbortError'), 'readonly');
    const told: Snapshot[] = [];
    const failed = vi.fn();
    const stop = watchSnapshot(database, ownDrafts(), '', (it) => told.push(it), failed);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
    expect(refusals.left).toBeLessThan(1);
    await seal();
    await vi.waitFor(() => expect(told.at(-1)?.events).toHaveLength(1));
    expect(failed).not.toHaveBeenCalled();
    stop();
  });

  test('of a page that was left is not begun anew', async () => {
    const { database } = await enrolledTablet();
    database.isLeft = true;
    refuse(1, lost, 'readonly');
    const told = vi.fn();
    const stop = watchSnapshot(database, ownDrafts(), '', told, told);
    await vi.waitFor(() => expect(refusals.left).toBe(0));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).not.toHaveBeenCalled();
    stop();
  });

  test('is told once three more did not help, and tried again later', async () => {
    const { database } = await enrolledTablet();
    database.close({ disableAutoOpen: false });
    refuseOpening(100);
    const told: Snapshot[] = [];
    const failed = vi.fn();
    const stop = watchSnapshot(database, ownDrafts(), '', (it) => told.push(it), failed);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce(), 5_000);
    refuseOpening(0);
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 8_000 });
    stop();
  });
});

/** The next seals of this database complete, and so many times nobody hears of it. */
function completeAndLose(
  database: Awaited<ReturnType<typeof enrolledTablet>>['database'],
  times: number,
): void {
  let left = times;
  vi.mocked(database).transaction.mockRestore?.();
  const transaction = database.transaction.bind(database) as (...asked: unknown[]) => Promise<unknown>;
  vi.spyOn(database, 'transaction').mockImplementation((async (...asked: unknown[]) => {
    const done = await transaction(...asked);
    if (asked[0] === 'rw' && left-- > 0) throw lost();
    return done;
  }) as never);
}
