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
export const SecondCountAbove = z.literal([0, 2, 5, 10, 'never']);
export type SecondCountAbove = z.infer<typeof SecondCountAbove>;
