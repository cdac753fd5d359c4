// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drain } from '../../src/sync/drain.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { drainTag } from '../../src/sync/worker-names.ts';
import { keepDraining } from '../../src/ui/keep-draining.ts';

vi.mock('../../src/sync/drain.ts', () => ({ drain: vi.fn() }));

const drained = vi.mocked(drain);
const register = vi.fn(async () => undefined);
const registration = () => ({ sync: { register } }) as unknown as ServiceWorkerRegistration;
const parts = {} as SyncParts;

/** Whether each attempt since the last look was made on somebody's behalf. */
async function attempts(): Promise<boolean[]> {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
  return drained.mock.calls.splice(0).map(([, insist]) => insist);
}

beforeEach(() => {
  vi.useFakeTimers();
  drained.mockResolvedValue({ left: 0, nextTryInMs: null });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('F9: what was not answered is sent again by itself', () => {
  test('at the start, when the network comes back, and when the page is seen again', async () => {
    keepDraining(parts, registration, async () => undefined);
    expect(await attempts()).toEqual([true]);
    dispatchEvent(new Event('online'));
    expect((await attempts()).length).toBeGreaterThan(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect((await attempts()).length).toBeGreaterThan(0);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect((await attempts()).length).toBeGreaterThan(0);
  });

  test('once its wait is over, and every 15 minutes whatever happened', async () => {
    drained.mockResolvedValue({ left: 1, nextTryInMs: 5_000 });
    keepDraining(parts, registration, async () => undefined);
    await attempts();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await attempts()).toEqual([]);
    drained.mockRejectedValue(new Error('storage failed'));
    await vi.advanceTimersByTimeAsync(1);
    expect(await attempts()).toEqual([false]);
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    expect(await attempts()).toEqual([false]);
  });

  test('after a seal, by the worker too should the page be closed', async () => {
    const sendSoon = keepDraining(parts, registration, async () => undefined);
    await attempts();
    expect(register).not.toHaveBeenCalled();
    sendSoon();
    expect(await attempts()).toEqual([true]);
    expect(register).toHaveBeenCalledWith(drainTag);
  });
});
