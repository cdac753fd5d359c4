import type { JWTPayload } from 'jose';
import type { Service } from '../../support/service.ts';
import type { Forger } from './forger.ts';
import { secondsOf } from './way.ts';

/** By whom a session is told to have ended. */
export interface About {
  sub?: string;
  sid?: string;
}

let words = 0;

/** The provider's word, as OpenID Connect Back-Channel Logout 1.0 wants it. */
export function rightWord(service: Service, forger: Forger, about: About): JWTPayload {
  words += 1;
  const now = secondsOf(service);
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  return {
    iss: forger.issuer,
    aud: 'releve',
    iat: now,
    exp: now + 120,
    jti: `word-${words}`,
    events,
    ...about,
  };
}

type Forgery = (word: JWTPayload, forger: Forger) => Promise<string>;

const without = (name: string): Forgery => {
  return (word, forger) =>
    forger.sign(Object.fromEntries(Object.entries(word).filter(([it]) => it !== name)));
};
const having = (more: (word: JWTPayload) => JWTPayload): Forgery => {
  return (word, forger) => forger.sign({ ...word, ...more(word) });
};

/** Each ends nobody's session, and is refused. */
const forgeries: readonly [name: string, forge: Forgery][] = [
  ['of another issuer', having(() => ({ iss: 'https://other.example' }))],
  ['for another client', having(() => ({ aud: 'another-client' }))],
  ['without events', without('events')],
  ['with other events', having(() => ({ events: { 'http://schemas.openid.net/event/other': {} } }))],
  ['with events in a list', having(({ events }) => ({ events: [events] }))],
  ['with a nonce, as an id_token has', having(() => ({ nonce: 'n' }))],
  ['without jti', without('jti')],
  ['without iat', without('iat')],
  ['of an hour ago', having(({ iat = 0 }) => ({ iat: iat - 3600 }))],
  ['of an hour from now', having(({ iat = 0 }) => ({ iat: iat + 3600, exp: iat + 7200 }))],
  ['expired', having(({ iat = 0 }) => ({ iat: iat - 110, exp: iat - 100 }))],
  ['about nobody', (word, forger) => without('sub')({ ...word, sid: undefined }, forger)],
  ['by a stranger’s key', (word, forger) => forger.sign(word, {}, forger.stranger)],
  ['by a key that nobody knows', (word, forger) => forger.sign(word, { kid: 'nobody' })],
  ['signed by nobody', async (word) => `${encoded({ alg: 'none' })}.${encoded(word)}.`],
  ['that is no token', async () => 'a.b.c'],
];

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Each in its turn, by how many came before. */
export async function forgedWord(
  before: number,
  word: JWTPayload,
  forger: Forger,
): Promise<{ name: string; token: string }> {
  const [name, forge] = forgeries[before % forgeries.length] as (typeof forgeries)[number];
  return { name, token: await forge(word, forger) };
}

/** As the provider itself sends it: a form, from no browser. */
export async function sendWord(service: Service, token: string, headers: Record<string, string> = {}) {
  words += 1;
  return service.app.inject({
    method: 'POST',
    url: '/v1/sign-in/logout',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ logout_token: token }).toString(),
    remoteAddress: `10.7.${(words >> 8) & 255}.${words & 255}`,
  });
}
