import { expect, test } from 'vitest';
import { opfsMirror } from '../../src/store/index.ts';
import { enough } from '../../src/store/mirror.ts';
import { oneQueue } from '../support/tablet-parts.ts';

/** As much of the origin's private file system as one file needs: what is written is there once it is closed. */
function storageOfOneFile(room = Number.POSITIVE_INFINITY) {
  let content = '';
  const createWritable = async ({ keepExistingData }: { keepExistingData: boolean }) => {
    let text = keepExistingData ? content : '';
    return {
      write: async ({ position, data }: { position: number; data: string }) => {
        text = text.slice(0, position) + data;
        if (text.length > room) throw new DOMException('no room', 'QuotaExceededError');
      },
      abort: async () => undefined,
      close: async () => {
        content = text;
      },
    };
  };
  const file = { getFile: async () => new Blob([content]), createWritable };
  const folder = { getFileHandle: async () => file };
  return { getDirectory: async () => folder } as unknown as StorageManager;
}

test('lines are kept in their order, and a rewrite leaves what was asked for', async () => {
  const mirror = await opfsMirror(storageOfOneFile(), oneQueue());
  await mirror?.append('a');
  await mirror?.append('b');
  expect(await mirror?.lines()).toEqual(['a', 'b']);
  await mirror?.keepOnly(async () => ['b']);
  expect(await mirror?.lines()).toEqual(['b']);
});

test('F3: what is sealed while the mirror is rewritten stays in it', async () => {
  const mirror = await opfsMirror(storageOfOneFile(), oneQueue());
  let appending: Promise<void> | undefined;
  await mirror?.keepOnly(async () => {
    appending = mirror.append('sealed meanwhile');
    return ['waiting'];
  });
  await appending;
  expect(await mirror?.lines()).toEqual(['waiting', 'sealed meanwhile']);
});

test('F4: room for an event at its longest is tried for, and nothing of it stays', async () => {
  const mirror = await opfsMirror(storageOfOneFile(2 + enough.length), oneQueue());
  await mirror?.append('a');
  await mirror?.makeSureOfRoom();
  expect(await mirror?.lines()).toEqual(['a']);
  await mirror?.append('b');
  await expect(mirror?.makeSureOfRoom()).rejects.toThrow('no room');
});
