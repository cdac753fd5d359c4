import * as z from 'zod/mini';

/** What came of the way to the provider of identities and back, as the page that shows it is told in its address. */
export const SignInResult = z.enum([
  'entered',
  /** Who it is is known; that they may do anything here is not. */
  'no-role',
  'cancelled',
  /** Begun in another browser, too long ago, or ended already. */
  'stale',
  'provider-away',
  'answer-refused',
  'too-weak',
  'invite-unknown',
  'invite-used',
  'invite-expired',
  /** Ours, not the provider's. */
  'failed',
]);
export type SignInResult = z.infer<typeof SignInResult>;

/** Where the browser is to go on: to the provider. */
export const GoOn = z.object({ next: z.string().check(z.regex(/^https?:\/\//)) });
export type GoOn = z.infer<typeof GoOn>;
