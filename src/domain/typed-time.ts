import { type Instant, msBetween } from './day.ts';

export const typedTimeReachDays = 7;

/**
 * What is wrong with a time that somebody typed, against when they typed it: it has not come yet, or it lies more than
 * seven times 24 hours back. Null where nothing is.
 */
export function typedTimeProblem(typed: Instant, enteredAt: Instant): 'future' | 'too-old' | null {
  const age = msBetween(typed, enteredAt);
  return age < 0 ? 'future' : age > typedTimeReachDays * 86_400_000 ? 'too-old' : null;
}
