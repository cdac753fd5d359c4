import { base64url, exportSPKI, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { SignInResult } from '../../../src/protocol/sign-in.ts';
import { beginWay, newBrowser, secondsOf, type Way } from './way.ts';

/** One thing wrong with a way that is otherwise right, and what the person is then told. */
export interface Lie {
  name: string;
  told: SignInResult;
  /** Its answer is waited for, and of no interest. */
  tell: (way: Way) => unknown;
}

const refused = (name: string, tell: Lie['tell']): Lie => ({ name, told: 'answer-refused', tell });
const claim = (name: string, value: (way: Way) => unknown): Lie =>
  refused(`${name} is ${value.toString().slice(0, 60)}`, (way) => {
    way.claims[name] = value(way);
    if (way.claims[name] === undefined) delete way.claims[name];
  });
const now = (way: Way) => secondsOf(way.service);
const others = 'https://other.example';

const ofTheToken: Lie[] = [
  claim('iss', () => others),
  claim('iss', () => undefined),
  claim('aud', () => 'another-client'),
  claim('aud', () => undefined),
  claim('aud', () => ['releve', 'another-client']),
  claim('azp', () => 'another-client'),
  claim('nonce', () => 'A'.repeat(43)),
  claim('nonce', () => undefined),
  claim('sub', () => undefined),
  claim('sub', () => ''),
  claim('sub', () => 7),
  claim('sub', () => 'x'.repeat(256)),
  claim('exp', (way) => now(way) - 200),
  claim('exp', () => undefined),
  claim('iat', (way) => now(way) + 3600),
  claim('iat', (way) => now(way) - 3600),
  claim('iat', () => undefined),
  { name: 'no acr', told: 'too-weak', tell: (way) => delete way.claims.acr },
  { name: 'a lower acr', told: 'too-weak', tell: (way) => Object.assign(way.claims, { acr: 'eidas0' }) },
  {
    name: 'a list of acr',
    told: 'too-weak',
    tell: (way) => Object.assign(way.claims, { acr: ['eidas0', 'eidas1'] }),
  },
];

const ofTheSignature: Lie[] = [
  refused('no id_token', (way) => Object.assign(way, { sign: async () => null })),
  refused('alg none', (way) =>
    Object.assign(way, { sign: async (claims: JWTPayload) => new UnsecuredJWT(claims).encode() }),
  ),
  refused('HS256 with the public key', (way) => {
    way.sign = async (claims, header) => {
      const key = new TextEncoder().encode(await exportSPKI(way.forger.publicKey));
      return new SignJWT(claims)
        .setProtectedHeader({ ...header, alg: 'HS256', kid: way.forger.kid })
        .sign(key);
    };
  }),
  refused('HS256 with the client’s secret', (way) => {
    way.sign = async (claims, header) =>
      new SignJWT(claims)
        .setProtectedHeader({ ...header, alg: 'HS256' })
        .sign(new TextEncoder().encode('secret-of-the-client-secret-of-the-client'));
  }),
  refused('an unknown key’s name', (way) => Object.assign(way.header, { kid: 'nobody' })),
  refused('a stranger’s key under a known name', (way) => {
    way.sign = (claims, header) => way.forger.sign(claims, header, way.forger.stranger);
  }),
  refused('a signature that was altered', (way) => {
    const { sign } = way;
    way.sign = async (claims, header) => {
      const token = (await sign(claims, header)) ?? '..';
      const at = token.lastIndexOf('.') + 10;
      return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    };
  }),
  refused('claims of another after signing', (way) => {
    const { sign } = way;
    way.sign = async (claims, header) => {
      const [head, , signature] = ((await sign(claims, header)) ?? '..').split('.');
      return [head, base64url.encode(JSON.stringify({ ...claims, sub: 'somebody' })), signature].join('.');
    };
  }),
];

const ofTheWayBack: Lie[] = [
  {
    name: 'the state of another browser',
    told: 'stale',
    tell: async (way) => {
      const other = await beginWay(way.service, way.forger);
      way.query.set('state', other.query.get('state') ?? '');
    },
  },
  { name: 'no state', told: 'stale', tell: (way) => way.query.delete('state') },
  refused('the state twice', (way) => Object.assign(way, { doubled: 'state' })),
  { name: 'no cookie', told: 'stale', tell: (way) => Object.assign(way.browser, { cookie: '' }) },
  {
    name: 'another browser’s cookie',
    told: 'stale',
    tell: async (way) => {
      way.browser.cookie = (await beginWay(way.service, way.forger)).browser.cookie;
    },
  },
  {
    name: 'too late',
    told: 'stale',
    tell: (way) => {
      way.meanwhile = async () =>
        void (await way.service.sql`update sign_in set expires_at = ${way.service.clock.now()}`);
    },
  },
  refused('the issuer’s name of another', (way) => way.query.set('iss', others)),
  refused('no issuer’s name', (way) => way.query.delete('iss')),
  refused('the code twice', (way) => Object.assign(way, { doubled: 'code' })),
  refused('a code of nobody', (way) => Object.assign(way, { code: 'code-0' })),
  refused('a code that was given to another browser', async (way) => {
    const other = await beginWay(way.service, way.forger, { browser: newBrowser(way.service) });
    way.challenge = other.challenge;
  }),
  { name: 'access denied', told: 'cancelled', tell: (way) => way.query.set('error', 'access_denied') },
  {
    name: 'the provider’s failure',
    told: 'provider-away',
    tell: (way) => way.query.set('error', 'server_error'),
  },
];

const answered = (
  name: string,
  change: (it: ReturnType<Way['answer']>, way: Way) => ReturnType<Way['answer']>,
  told: SignInResult = 'provider-away',
): Lie => ({
  name,
  told,
  tell: (way) => {
    const { answer } = way;
    way.answer = (idToken) => change(answer(idToken), way);
  },
});

const ofTheTokenEndpoint: Lie[] = [
  answered('500, with a token', (it) => ({ ...it, status: 500 })),
  answered('503 in HTML', () => ({
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Indisponible</h1>',
  })),
  answered('200 in HTML', () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Portail</h1>',
  })),
  answered('JSON that ends too soon', (it) => ({ ...it, body: it.body.slice(0, -5) })),
  answered('a mebibyte', (it) => ({
    ...it,
    body: it.body.replace('{', `{"more":"${'x'.repeat(1_048_576)}",`),
  })),
  answered('a way on to where a token is', (it, { forger, challenge }) => ({
    status: 307,
    headers: { location: `${forger.issuer}/token?code=${forger.code(challenge, it)}` },
    body: '',
  })),
  answered(
    '400 with a token',
    (it) => ({
      ...it,
      status: 400,
      body: it.body.replace('{', '{"error":"invalid_grant",'),
    }),
    'answer-refused',
  ),
  answered(
    '401',
    (it) => ({ ...it, status: 401, headers: { ...it.headers, 'www-authenticate': 'Basic realm="x"' } }),
    'answer-refused',
  ),
  answered('a list', (it) => ({ ...it, body: `[${it.body}]` }), 'answer-refused'),
];

export const lies: readonly Lie[] = [
  ...ofTheToken,
  ...ofTheSignature,
  ...ofTheWayBack,
  ...ofTheTokenEndpoint,
];
