import { expect, test } from 'vitest';
import { giveUpWhenLeft, openTabletDatabase, type TabletDatabase } from '../../src/store/index.ts';

async function openPage() {
  const page = new EventTarget();
  const { meta } = await openTabletDatabase(`releve-${Math.random()}`, (it) => giveUpWhenLeft(it, page));
  const happens = (type: string) => () => page.dispatchEvent(new Event(type));
  return { meta, leave: happens('pagehide'), comeBack: happens('pageshow') };
}

test('a page that is left gives up the transaction under way, and what had completed stays', async () => {
  const { meta, leave } = await openPage();
  await meta.put(1, 'before');
  const writing = meta.db.transaction('rw', meta, async () => {
    await meta.put(2, 'under way');
    leave();
  });
  await expect(writing).rejects.toThrow();
  expect(await meta.toCollection().keys()).toEqual(['before']);
});

test('reading is given up as well', async () => {
  const { meta, leave } = await openPage();
  const reading = meta.db.transaction('r', meta, async () => {
    await meta.count();
    leave();
    return meta.count();
  });
  await expect(reading).rejects.toThrow();
});

test('what is committing already goes through', async () => {
  const { meta, leave } = await openPage();
  await meta.db.transaction('rw', meta, async (transaction) => {
    await meta.put(1, 'committing');
    (transaction.idbtrans as IDBTransaction).commit();
    leave();
  });
  expect(await meta.get('committing')).toBe(1);
});

test('nothing is tried again until the page is shown again', async () => {
  const { meta, leave, comeBack } = await openPage();
  const database = meta.db as TabletDatabase;
  leave();
  expect(database.isLeft).toBe(true);
  comeBack();
  expect(database.isLeft).toBe(false);
});
