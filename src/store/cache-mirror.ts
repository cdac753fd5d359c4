import { enough, type Locks, type Mirror } from './mirror.ts';

const address = '/unsent.jsonl';

/**
 * The mirror where there is no file to write (WebKitGTK 2.50 has no storage manager, Safari before 26 no writable file):
 * one entry of Cache Storage, which browsers keep apart from IndexedDB. Null where there is none either.
 */
export async function cacheMirror(caches: CacheStorage | undefined, locks: Locks): Promise<Mirror | null> {
  const cache = await caches?.open('releve-unsent').catch(() => null);
  if (!cache) return null;
  const alone = <T>(task: () => Promise<T>) => locks.request('releve-mirror', task);
  const read = async () => ((await (await cache.match(address))?.text()) ?? '').split('\n').filter(Boolean);
  const write = (lines: readonly string[]) => cache.put(address, new Response(lines.join('\n')));
  const tryRoom = async () => {
    await cache.put('/room', new Response(enough));
    await cache.delete('/room');
  };
  return {
    makeSureOfRoom: () => alone(tryRoom),
    lines: () => alone(read),
    append: (line) => alone(async () => write([...(await read()), line])),
    keepOnly: (lines) => alone(async () => write(await lines())),
  };
}
