// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addMs } from '../../../src/domain/day.ts';
import { watchIdle } from '../../../src/ui/people/idle.ts';

const minute = 60_000;
let elapsedMs = 0;
let wallMs = 0;
let stop = () => {};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function watch() {
  elapsedMs = 0;
  wallMs = 0;
  const onIdle = vi.fn();
  stop = watchIdle({
    page: window,
    elapsed: () => elapsedMs,
    now: () => addMs('2026-11-23T12:00:00.000Z', wallMs),
    limitMs: 5 * minute,
    onIdle,
  });
  return onIdle;
}

function pass(ms: number) {
  elapsedMs += ms;
  wallMs += ms;
  vi.advanceTimersByTime(ms);
}

const touch = () => window.dispatchEvent(new Event('pointerdown', { cancelable: true }));

describe('a tablet left alone', () => {
  test('is noticed after its minutes without a touch, not before', () => {
    const onIdle = watch();
    pass(4 * minute);
    touch();
    pass(4 * minute);
    expect(onIdle).not.toHaveBeenCalled();
    pass(minute);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  test('is noticed by the first touch after a sleep, which then reaches nothing', () => {
    const onIdle = watch();
    const reached = vi.fn();
    window.addEventListener('keydown', reached);
    wallMs = 60 * minute;
    window.dispatchEvent(new Event('keydown', { cancelable: true }));
    window.removeEventListener('keydown', reached);
    expect(onIdle).toHaveBeenCalledTimes(1);
    expect(reached).not.toHaveBeenCalled();
  });

  test('is noticed as it is seen again, before any touch', () => {
    const onIdle = watch();
    wallMs = 60 * minute;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(onIdle).toHaveBeenCalledTimes(1);
  });

  test('is noticed in time though its clock was set back', () => {
    const onIdle = watch();
    wallMs = -24 * 60 * minute;
    elapsedMs = 5 * minute;
    vi.advanceTimersByTime(5 * minute);
    expect(onIdle).toHaveBeenCalledTimes(1);
  });
});
