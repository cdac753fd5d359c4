import { addMs, type Instant } from '../../src/domain/day.ts';

/** A clock that moves only when told to. */
export function fixedClock(start: Instant) {
  let at = start;
  return {
    now: () => at,
    set: (instant: Instant) => {
      at = instant;
    },
    advance: (ms: number) => {
      at = addMs(at, ms);
    },
  };
}

/** Repeatable chance: the same seed gives the same numbers, from 0 to below 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
