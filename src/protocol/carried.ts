import * as z from 'zod/mini';

/**
 * What a tablet could not send, for somebody to carry: each batch as it would have been sent, and the tablet's signature
 * of that very text. Whoever reads it trusts the signatures alone.
 */
export const CarriedFile = z.object({
  format: z.literal('releve-carried/1'),
  batches: z
    .array(z.object({ text: z.string(), signature: z.string().check(z.maxLength(100)) }))
    .check(z.minLength(1)),
});
export type CarriedFile = z.infer<typeof CarriedFile>;
