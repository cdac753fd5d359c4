import * as z from 'zod/mini';

/** Why a count may differ from what was expected, as far as anybody knows. */
export const DifferenceReason = z.enum([
  'used-unrecorded',
  'received-unrecorded',
  'lost-or-broken',
  'expired-removed',
  'transferred-unrecorded',
  'last-count-wrong',
  'unexplained',
]);
export type DifferenceReason = z.infer<typeof DifferenceReason>;

/** Units beyond which a difference asks for a second count: any at all, more than so many, or none ever. */
export const SecondCountAbove = z.union([
  z.literal('never'),
  z.literal(0),
  z.literal(2),
  z.literal(5),
  z.literal(10),
]);
export type SecondCountAbove = z.infer<typeof SecondCountAbove>;

/**
 * What a pharmacy that has not chosen asks for. Use on the wards mostly goes unrecorded, so that a few units less are
 * the rule; one that asks at every count soon gets no honest answer.
 */
export const defaultSecondCountAbove: SecondCountAbove = 5;

/** Infinite where none is ever asked for. */
export function unitsAbove(above: SecondCountAbove = defaultSecondCountAbove): number {
  return above === 'never' ? Number.POSITIVE_INFINITY : above;
}
