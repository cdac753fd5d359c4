import { errors } from 'jose';
import * as client from 'openid-client';
import { ProviderAway } from './bounded-fetch.ts';

/** Nobody came in. `why` is for the log: a word of ours or a code of a closed list, never what somebody sent. */
export interface Failure {
  kind: 'cancelled' | 'provider-away' | 'answer-refused' | 'too-weak';
  why: string;
}

/** Not an answer of a provider, or of one that cannot do it now. */
const away = new Set([
  ...['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_PARSE_ERROR'],
  ...['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'],
  ...['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'],
]);

/** RFC 6749, 4.1.2.1 and 5.2. */
const known = [
  ...['invalid_request', 'unauthorized_client', 'unsupported_response_type', 'invalid_scope'],
  ...['invalid_client', 'invalid_grant', 'unsupported_grant_type'],
];

/** Null for a mistake of our own. */
export function toFailure(error: unknown): Failure | null {
  const source = sourceOf(error, ProviderAway);
  if (source) return { kind: 'provider-away', why: source.message };
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    if (error.error === 'access_denied') return { kind: 'cancelled', why: 'access_denied' };
    const isAway = /^(server_error|temporarily_unavailable)$/.test(error.error);
    return isAway
      ? { kind: 'provider-away', why: error.error }
      : { kind: 'answer-refused', why: known.find((it) => it === error.error) ?? 'another error' };
  }
  if (error instanceof client.WWWAuthenticateChallengeError)
    return { kind: 'answer-refused', why: 'invalid_client' };
  const isOfLibrary = error instanceof client.ClientError || error instanceof errors.JOSEError;
  if (!isOfLibrary) return null;
  // Codes of the libraries themselves.
  const code = error.code ?? 'unknown';
  return { kind: away.has(code) ? 'provider-away' : 'answer-refused', why: code };
}

function sourceOf<T extends Error>(error: unknown, kind: abstract new (...args: never[]) => T): T | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return at;
  return null;
}
