import { describe, expect, test } from 'vitest';
import { cacheMirror } from '../../src/store/cache-mirror.ts';

const noLocks = { request: <T>(_name: string, task: () => Promise<T>) => task() };

function fakeCaches() {
  const held = new Map<string, string>();
  const cache = {
    match: async (address: string) => (held.has(address) ? new Response(held.get(address)) : undefined),
    put: async (address: string, response: Response) => void held.set(address, await response.text()),
  };
  return { caches: { open: async () => cache } as unknown as CacheStorage, held };
}

describe('the mirror in Cache Storage', () => {
  test('holds each line that was added, in order, across openings', async () => {
    const { caches } = fakeCaches();
    const mirror = await cacheMirror(caches, noLocks);
    expect(await mirror?.lines()).toEqual([]);
    await mirror?.append('{"seq":1}');
    await mirror?.append('{"seq":2}');
    expect(await (await cacheMirror(caches, noLocks))?.lines()).toEqual(['{"seq":1}', '{"seq":2}']);
  });

  test('keeps only what it is told to, nothing included', async () => {
    const { caches } = fakeCaches();
    const mirror = await cacheMirror(caches, noLocks);
    await mirror?.append('{"seq":1}');
    await mirror?.keepOnly(async () => ['{"seq":2}']);
    expect(await mirror?.lines()).toEqual(['{"seq":2}']);
    await mirror?.keepOnly(async () => []);
    expect(await mirror?.lines()).toEqual([]);
  });

  test('is none where Cache Storage is missing or refused', async () => {
    const refused = { open: () => Promise.reject(new Error('denied')) } as unknown as CacheStorage;
    expect(await cacheMirror(undefined, noLocks)).toBeNull();
    expect(await cacheMirror(refused, noLocks)).toBeNull();
  });
});
