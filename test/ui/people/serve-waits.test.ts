import { describe, expect, test } from 'vitest';
import { openTabletDatabase } from '../../../src/store/index.ts';
import { waitOf } from '../../../src/store/pin.ts';
import { waitServer } from '../../../src/ui/people/serve-waits.ts';
import { oneQueue } from '../../support/tablet-parts.ts';

/** Pages of one tablet over one database, each second of which is let go by hand. */
async function pages(number: number, waitLeftMs: number) {
  const database = await openTabletDatabase(`waits-${Math.random()}`);
  await database.pinTries.put({ person: 'marie', failures: 5, waitLeftMs });
  const locks = oneQueue();
  let elapsed = 0;
  let sleeping: (() => void)[] = [];
  const sleep = () => new Promise<void>((resolve) => void sleeping.push(resolve));
  const servers = Array.from({ length: number }, () =>
    waitServer({ database, locks, elapsed: () => elapsed, sleep }),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
  return {
    database,
    servers,
    left: () => waitOf(database, 'marie'),
    second: async () => {
      await settle();
      elapsed += 1_000;
      for (const wake of sleeping.splice(0)) wake();
      await settle();
    },
    sleepers: () => sleeping.length,
    leave: () => {
      sleeping = [];
    },
  };
}

describe('waits after wrong codes', () => {
  test('go by once, however many pages are open, and then nothing runs on', async () => {
    const { servers, second, left, sleepers } = await pages(3, 3_000);
    for (const begin of servers) {
      begin();
      begin();
    }
    await second();
    expect(await left()).toBe(2_000);
    await second();
    await second();
    expect(await left()).toBe(0);
    expect(sleepers()).toBe(0);
  });

  test('stand still where no page is open, and go on in the next', async () => {
    const { servers, second, left, leave } = await pages(2, 5_000);
    servers[0]?.();
    await second();
    leave();
    await second();
    await second();
    expect(await left()).toBe(4_000);
  });

  test('are not served by a page that lost its turn', async () => {
    const { database, second, left } = await pages(0, 5_000);
    let elapsed = 0;
    const waking: (() => void)[] = [];
    const begin = waitServer({
      database,
      // As when the page is left: the lock is gone while the task still sleeps.
      locks: {
        request: async (_name, task) => {
          void task();
          await new Promise((resolve) => setTimeout(resolve, 10));
          throw new Error('the page was left');
        },
      },
      elapsed: () => elapsed,
      sleep: () => new Promise((resolve) => void waking.push(resolve)),
    });
    begin();
    await second();
    elapsed = 60_000;
    for (const wake of waking.splice(0)) wake();
    await second();
    expect(await left()).toBe(5_000);
  });
});
