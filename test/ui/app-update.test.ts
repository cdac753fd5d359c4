// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { skipWaitingMessage } from '../../src/sync/worker-names.ts';
import { registerWorker } from '../../src/ui/app-update.ts';

const { update, listeners, waiting } = vi.hoisted(() => ({
  update: vi.fn(async () => undefined),
  listeners: new Map<string, () => void>(),
  waiting: { postMessage: vi.fn() },
}));
vi.mock('workbox-window', () => ({
  Workbox: class {
    addEventListener = (type: string, listener: () => void) => listeners.set(type, listener);
    register = async () => ({ waiting });
    update = update;
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that stays open for days looks for a newer version every hour, and when it is seen again', async () => {
  await registerWorker(() => undefined);
  expect(update).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(update).toHaveBeenCalledTimes(2);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(update).toHaveBeenCalledTimes(3);
});

test('F26: a version that waits is told of, and takes over at a touch alone', async () => {
  const ready = vi.fn();
  const { apply } = await registerWorker(ready);
  listeners.get('waiting')?.();
  expect(ready).toHaveBeenCalledOnce();
  expect(waiting.postMessage).not.toHaveBeenCalled();
  apply();
  expect(waiting.postMessage).toHaveBeenCalledWith(skipWaitingMessage);
  expect(listeners.has('controlling')).toBe(true);
});
