import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTabletDatabase, type TabletDatabase } from '../../../src/store/index.ts';
import { waitOf } from '../../../src/store/pin.ts';
import { waitServer } from '../../../src/ui/people/serve-waits.ts';
import { oneQueue } from '../../support/tablet-parts.ts';

/** Pages of one tablet over one database, each second of which is let go by hand. */
async function pages(number: number, waitLeftMs: number, held?: TabletDatabase) {
  const database = held ?? (await openTabletDatabase(`waits-${randomUUID()}`));
  if (!held) await database.pinTries.put({ person: 'marie', failures: 5, waitLeftMs });
  const locks = oneQueue();
  let elapsed = 0;
  let sleeping: (() => void)[] = [];
  const sleep = () => new Promise<void>((resolve) => void sleeping.push(resolve));
  const servers = Array.from({ length: number }, () =>
    waitServer({ database, locks, elapsed: () => elapsed, sleep }),
  );
  return {
    database,
    servers,
    left: () => waitOf(database, 'marie'),
    second: () => {
      elapsed += 1_000;
      for (const wake of sleeping.splice(0)) wake();
    },
    sleepers: () => sleeping.length,
    leave: () => {
      sleeping = [];
    },
  };
}

const soon = { timeout: 10_000 };
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('waits after wrong codes', () => {
  test('go by once, however many pages are open, and then nothing runs on', async () => {
    const tablet = await pages(3, 3_000);
    const { servers, second, sleepers } = tablet;
    for (const begin of servers) {
      begin();
      begin();
    }
    for (const left of [2_000, 1_000]) {
      await expect.poll(sleepers, soon).toBe(1);
      await aMoment();
      expect(sleepers()).toBe(1);
      second();
      await expect.poll(tablet.left, soon).toBe(left);
    }
    await expect.poll(sleepers, soon).toBe(1);
    second();
    await expect.poll(tablet.left, soon).toBe(0);
    await aMoment();
    expect(sleepers()).toBe(0);
  });

  test('stand still where no page is open, and go on in the next', async () => {
    const before = await pages(1, 5_000);
    before.servers[0]?.();
    await expect.poll(before.sleepers, soon).toBe(1);
    before.second();
    await expect.poll(before.left, soon).toBe(4_000);
    await expect.poll(before.sleepers, soon).toBe(1);
    before.leave();
    before.second();
    const after = await pages(1, 0, before.database);
    after.second();
    after.servers[0]?.();
    await expect.poll(after.sleepers, soon).toBe(1);
    expect(await after.left()).toBe(4_000);
    after.second();
    await expect.poll(after.left, soon).toBe(3_000);
  });

  test('are not served by a page that lost its turn', async () => {
    const { database, left } = await pages(0, 5_000);
    let elapsed = 0;
    let wake = () => {};
    let leave = () => {};
    const begin = waitServer({
      database,
      // As when the page is left: the lock is gone while the task still sleeps.
      locks: {
        request: (_name, task) => {
          void task();
          return new Promise((_, reject) => {
            leave = () => reject(new Error('the page was left'));
          });
        },
      },
      elapsed: () => elapsed,
      sleep: () =>
        new Promise((resolve) => {
          wake = resolve;
        }),
    });
    begin();
    await aMoment();
    leave();
    await aMoment();
    elapsed = 60_000;
    wake();
    await aMoment();
    expect(await left()).toBe(5_000);
  });
});
