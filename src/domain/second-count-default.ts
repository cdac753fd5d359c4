import type { SecondCountAbove } from './second-count.ts';

/**
 * What a pharmacy that has not chosen asks for. Use on the wards mostly goes unrecorded, so that a few units less are
 * the rule; one that asks at every count soon gets no honest answer.
 */
export const defaultSecondCountAbove: SecondCountAbove = 5;

/** Infinite where none is ever asked for. */
export function unitsAbove(above: SecondCountAbove = defaultSecondCountAbove): number {
  return above === 'never' ? Number.POSITIVE_INFINITY : above;
}
