import { createHmac } from 'node:crypto';
import { type RandomBytes, randomToken } from '../secrets.ts';

/** What one way to the provider and back is bound by; all of it follows from the token in the browser's cookie. */
export interface SignInSecrets {
  token: string;
  state: string;
  nonce: string;
  /** RFC 7636; only we and the provider's token endpoint ever see it. */
  verifier: string;
}

export function newSecrets(randomBytes: RandomBytes): SignInSecrets {
  return tokenToSecrets(randomToken(randomBytes));
}

/** 256 bits each, none telling another: so the database keeps one hash, and no secret. */
export function tokenToSecrets(token: string): SignInSecrets {
  const derived = (use: string) => createHmac('sha256', token).update(use).digest('base64url');
  return { token, state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}
