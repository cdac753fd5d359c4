import { expect, test } from 'vitest';
import { pageLocks } from '../../src/ui/page-locks.ts';

/** One lock, as browsers give it: in turn, and to nobody who gave up waiting. */
function oneLock(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, { signal }: LockOptions, task: () => Promise<unknown>) => {
    const run = last.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    last = run.catch(() => undefined);
    return run;
  };
  return { request } as unknown as LockManager;
}

function pages() {
  const locks = oneLock();
  const open = () => {
    const page = new EventTarget();
    const leave = () => page.dispatchEvent(new Event('pagehide'));
    return { locks: pageLocks(locks, page as unknown as Window), leave };
  };
  return [open(), open()] as const;
}

const never = () => new Promise<string>(() => undefined);
const done = async () => 'done';

function begins(then: () => Promise<string>) {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const task = () => {
    begin();
    return then();
  };
  return { begun, task };
}

test('F8: a page that is left lets go of what it holds, and of its place in the queue', async () => {
  const [left, other] = pages();
  const { begun, task } = begins(never);
  const holding = expect(left.locks.request('drain', task)).rejects.toThrow('the page was left');
  await begun;
  const waiting = expect(left.locks.request('drain', never)).rejects.toThrow('the page was left');
  const next = other.locks.request('drain', done);
  left.leave();
  await Promise.all([holding, waiting]);
  expect(await next).toBe('done');
});

test('one that is shown again asks anew', async () => {
  const [left] = pages();
  left.leave();
  expect(await left.locks.request('drain', done)).toBe('done');
});
