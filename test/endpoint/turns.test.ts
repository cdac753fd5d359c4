import { expect, test } from 'vitest';
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
