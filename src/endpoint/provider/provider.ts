import { jwtVerify } from 'jose';
import * as client from 'openid-client';
import type { Instant } from '../../domain/day.ts';
import { type Keys, openDescription, toleranceSeconds } from './description.ts';
import { type Failure, toFailure } from './failures.ts';
import type { SignInSecrets } from './secrets.ts';
import type { ProviderSettings } from './settings.ts';

/** Who the provider says has come: two names of its own, and the name of its session where it has one. */
export interface Identity {
  kind: 'ok';
  issuer: string;
  subject: string;
  providerSession: string | null;
}

/** The provider's word that a session of its own ended, or all sessions of somebody. */
export interface LogoutWord {
  kind: 'ok';
  id: string;
  issuer: string;
  subject: string | null;
  providerSession: string | null;
}

export interface Provider {
  /** Where to send the browser; `asksAnew` even where somebody's session is open there. */
  begin(secrets: SignInSecrets, asksAnew: boolean): Promise<{ kind: 'ok'; next: string } | Failure>;
  /** `query` is what the browser came back with; `askedAnewAt` is null where an open session will do. */
  finish(query: string, secrets: SignInSecrets, askedAnewAt: Instant | null): Promise<Identity | Failure>;
  /** Where the browser ends the provider's session too; null where that cannot be told. */
  endSession(): Promise<string | null>;
  readLogout(token: string): Promise<LogoutWord | Failure>;
}

interface Parts {
  settings: ProviderSettings;
  publicOrigin: string;
  fetcher: typeof fetch;
  now: () => Instant;
}

const longestWaySeconds = 120;
/** Never none, and nothing that is checked with a key that others know. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Asks the provider nothing before somebody signs in: that it is away must not keep the endpoint from starting. */
export function openProvider({ settings, publicOrigin, fetcher, now }: Parts): Provider {
  const describe = openDescription({ settings, fetcher, now });
  /** Throws what jose throws. */
  const verified = async (token: string, keys: Keys) =>
    (
      await jwtVerify(token, keys.find, {
        algorithms,
        issuer: settings.issuer,
        audience: settings.clientId,
        currentDate: new Date(now()),
        clockTolerance: toleranceSeconds,
        // Refuses what is from the future as well.
        maxTokenAge: longestWaySeconds,
      })
    ).payload;

  return {
    begin: (secrets, asksAnew) =>
      orFailure(async () => {
        const { configuration } = await describe();
        const next = client.buildAuthorizationUrl(configuration, {
          redirect_uri: returnAddress(publicOrigin),
          scope: settings.scope,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
          ...(asksAnew ? { prompt: 'login', max_age: '0' } : {}),
          ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
        });
        return { kind: 'ok', next: next.href };
      }),

    finish: (query, secrets, askedAnewAt) =>
      orFailure(async () => {
        const { configuration, keys } = await describe();
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(`${returnAddress(publicOrigin)}?${query}`),
          {
            pkceCodeVerifier: secrets.verifier,
            expectedState: secrets.state,
            expectedNonce: secrets.nonce,
            idTokenExpected: true,
          },
        );
        // openid-client leaves the signature to TLS, and looks at no age.
        const claims = await verified(tokens.id_token ?? '', keys);
        if (!isName(claims.sub)) return { kind: 'answer-refused', why: 'sub' };
        // Made for another, though it may be shown to us.
        if ((claims.azp ?? settings.clientId) !== settings.clientId)
          return { kind: 'answer-refused', why: 'azp' };
        if (settings.acr.length > 0 && !settings.acr.includes(String(claims.acr)))
          return { kind: 'too-weak', why: 'acr' };
        if (askedAnewAt !== null && isEarlier(claims.auth_time, askedAnewAt))
          return { kind: 'answer-refused', why: 'auth_time' };
        const providerSession = isName(claims.sid) ? claims.sid : null;
        return { kind: 'ok', issuer: settings.issuer, subject: claims.sub, providerSession };
      }),

    endSession: async () => {
      const ending = await orFailure(async () => {
        const { configuration } = await describe();
        if (!configuration.serverMetadata().end_session_endpoint) return { kind: 'none' as const };
        // By our name and not by an id_token, which would have to be kept, and says more of a person than we need.
        const after = { post_logout_redirect_uri: `${publicOrigin}/superviseur` };
        return { kind: 'ok', next: client.buildEndSessionUrl(configuration, after).href } as const;
      });
      return ending.kind === 'ok' ? ending.next : null;
    },

    /** OpenID Connect Back-Channel Logout 1.0, 2.6. */
    readLogout: (token) =>
      orFailure(async () => {
        const { keys } = await describe();
        const { jti, sub, sid, events, nonce } = await verified(token, keys);
        const says = isName(jti) && isObject(isObject(events) && events[logoutEvent]);
        if (!says || nonce !== undefined) return { kind: 'answer-refused', why: 'not a logout token' };
        const subject = isName(sub) ? sub : null;
        const providerSession = isName(sid) ? sid : null;
        if (subject === null && providerSession === null) return { kind: 'answer-refused', why: 'sub, sid' };
        return { kind: 'ok', id: jti, issuer: settings.issuer, subject, providerSession };
      }),
  };
}

async function orFailure<T>(work: () => Promise<T | Failure>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    const failure = toFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}

function returnAddress(publicOrigin: string): string {
  return `${publicOrigin}/v1/sign-in/return`;
}

/**
 * OpenID Connect Core 3.1.3.7, 13: a provider may not heed that it was to ask who comes. One that does not tell when it
 * did, as it must where it is asked for an age, is believed.
 */
function isEarlier(authTime: unknown, asked: Instant): boolean {
  return typeof authTime === 'number' && authTime + toleranceSeconds < Date.parse(asked) / 1000;
}

/** OpenID Connect Core 2: at most 255 characters of ASCII. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,255}$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
