import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { expect, test, vi } from 'vitest';
import { readJsonBodies } from '../../src/endpoint/http/body.ts';
import { turns } from '../../src/endpoint/http/turns.ts';

/** Tasks that run until they are let go. */
function tasks(inTurn: ReturnType<typeof turns>) {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string, key: string) =>
    inTurn(key, async () => {
      running.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      running.splice(running.indexOf(name), 1);
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { running, begin, end };
}

test('so many run at a time, the others as they came', async () => {
  const { running, begin, end } = tasks(turns(2, 2));
  for (const name of ['a', 'b', 'c', 'd']) void begin(name, name);
  expect(running).toEqual(['a', 'b']);
  await end('b');
  expect(running).toEqual(['a', 'c']);
  await end('a');
  expect(running).toEqual(['c', 'd']);
});

test('who has many leaves the way free for who has one', async () => {
  const { running, begin, end } = tasks(turns(8, 2));
  for (const name of ['a1', 'a2', 'a3', 'a4']) void begin(name, 'a');
  void begin('b1', 'b');
  expect(running).toEqual(['a1', 'a2', 'b1']);
  await end('a1');
  expect(running).toEqual(['a2', 'b1', 'a3']);
});

test('a task that fails leaves its place', async () => {
  const inTurn = turns(1, 1);
  await expect(inTurn('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await inTurn('a', async () => 'done')).toBe('done');
});

test('S8: all addresses of one line, of which IPv6 gives it a whole /64, have two bodies at work', async () => {
  const app = fastify() as unknown as FastifyInstance;
  const atWork: string[] = [];
  const end = new AbortController();
  readJsonBodies(app, async ({ ip }) => {
    atWork.push(ip);
    if (!end.signal.aborted) await once(end.signal, 'abort');
    return undefined;
  });
  app.post('/', async () => 'read');
  const post = (remoteAddress: string) =>
    app.inject({
      method: 'POST',
      url: '/',
      remoteAddress,
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
  const line = Array.from({ length: 8 }, (_, index) => `2001:db8:1:1::${index + 1}`);
  const answers = Promise.all(
    [...line, '2001:db8:1:2::1', '192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1'].map(post),
  );
  await vi.waitFor(() => expect(atWork).toHaveLength(5));
  await sleep(100);
  expect(atWork).toEqual([...line.slice(0, 2), '2001:db8:1:2::1', '192.0.2.1', '::ffff:192.0.2.1']);
  end.abort();
  expect((await answers).map((it) => it.statusCode)).toEqual(Array(12).fill(200));
  await app.close();
});
