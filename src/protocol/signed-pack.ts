import * as z from 'zod/mini';

/** A pack as it travels and is kept: the exact text, and the endpoint's signature of it. Read by `readSignedPack`. */
export const SignedPack = z.object({ text: z.string(), signature: z.string() });
export type SignedPack = z.infer<typeof SignedPack>;
