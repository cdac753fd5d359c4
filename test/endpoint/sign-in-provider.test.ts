import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Forger, startForger } from '../faults/openid/forger.ts';
import { rightWord, sendWord } from '../faults/openid/logout.ts';
import { addressOf, beginWay, newBrowser, secondsOf, type Way } from '../faults/openid/way.ts';
import { freePort } from '../support/free-port.ts';
import { type Service, startService } from '../support/service.ts';
import { providerSettings, publicOrigin, resultOf } from '../support/signed-in.ts';

let forger: Forger;
let service: Service;
const known = { clientId: 'releve', clientSecret: 'secret-of-the-client' };
const start = (issuer: string, more = {}) =>
  startService(
    { publicOrigin, provider: { ...providerSettings({ issuer, ...known }), ...more } },
    new Date().toISOString(),
  );
beforeAll(async () => {
  forger = await startForger();
  service = await start(forger.issuer);
});
afterEach(() => {
  forger.delayMs = 0;
  vi.useRealTimers();
});
afterAll(async () => {
  await service?.close();
  await forger?.close();
});

const back = async (way: Way) => resultOf(await way.browser.ask('GET', await addressOf(way)));
const invited = async () => ({ invite: await service.invite('11') });

describe('a provider that is away or slow', () => {
  test('is told to who comes, and to who opens an invitation, which is not used up', async () => {
    const other = await start(`http://127.0.0.1:${await freePort()}`);
    try {
      const browser = newBrowser(other);
      expect(resultOf(await browser.ask('GET', '/v1/sign-in'))).toBe('provider-away');
      const token = await other.invite('11');
      const answer = await browser.ask('POST', '/v1/session', { token });
      expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'provider-away']);
      expect(answer.headers['retry-after']).toBe('10');
      expect(await other.sql`select from invite where used_at is not null`).toHaveLength(0);
      expect(browser.cookie).toBe('');
      const said = other.logged.find((it) => it.signIn);
      expect(said).toMatchObject({ signIn: 'provider-away', why: 'no whole answer came' });
    } finally {
      await other.close();
    }
  });

  test('is waited for eight seconds, and tried anew by the next who comes', async () => {
    const way = await beginWay(service, forger);
    const address = await addressOf(way);
    forger.delayMs = 20_000;
    const before = performance.now();
    expect(resultOf(await way.browser.ask('GET', address))).toBe('provider-away');
    const seconds = (performance.now() - before) / 1000;
    expect(seconds).toBeGreaterThan(7);
    expect(seconds).toBeLessThan(14);
    forger.delayMs = 0;
    expect(await back(await beginWay(service, forger, await invited()))).toBe('entered');
  });

  test('is asked once for what twenty people want to know at once', async () => {
    const other = await start(forger.issuer);
    try {
      forger.delayMs = 100;
      const path = '/.well-known/openid-configuration';
      const before = forger.asked.get(path) ?? 0;
      await Promise.all(Array.from({ length: 20 }, () => newBrowser(other).ask('GET', '/v1/sign-in')));
      expect((forger.asked.get(path) ?? 0) - before).toBe(1);
    } finally {
      await other.close();
    }
  });

  test.each([
    ['keys', { jwks_uri: 'http://192.0.2.1/keys' }, 'it names no keys over HTTPS'],
    ['keys at all', { jwks_uri: undefined }, 'it names no keys over HTTPS'],
  ])('that names no %s over HTTPS is none', async (_, described, why) => {
    const other = await start(forger.issuer);
    try {
      forger.described = described;
      expect(resultOf(await newBrowser(other).ask('GET', '/v1/sign-in'))).toBe('provider-away');
      expect(other.logged.find((it) => it.signIn)?.why).toBe(why);
    } finally {
      forger.described = {};
      await other.close();
    }
  });

  test('that names itself otherwise than we were told is none', async () => {
    const other = await start('http://127.0.0.1:1', {
      discovery: `${forger.issuer}/.well-known/openid-configuration`,
    });
    try {
      expect(resultOf(await newBrowser(other).ask('GET', '/v1/sign-in'))).toBe('provider-away');
      expect(other.logged.find((it) => it.signIn)?.why).toBe('it is another issuer');
    } finally {
      await other.close();
    }
  });
});

test('a provider may describe itself at an address of its own', async () => {
  const other = await start(forger.issuer, {
    discovery: `${forger.issuer}/.well-known/wallet-openid-configuration`,
  });
  try {
    expect(await back(await beginWay(other, forger, { invite: await other.invite('11') }))).toBe('entered');
  } finally {
    await other.close();
  }
});

describe('keys and clocks', () => {
  test.each([-60, 60])('a clock %i seconds off is let pass', async (seconds) => {
    const way = await beginWay(service, forger, await invited());
    way.claims.iat = Number(way.claims.iat) + seconds;
    way.claims.exp = Number(way.claims.iat) + 30;
    expect(await back(way)).toBe('entered');
  });

  test('a key that is new is fetched, at most every five seconds; the one before is of no more use', async () => {
    const old = forger.key;
    expect(await back(await beginWay(service, forger, await invited()))).toBe('entered');
    await forger.rotate();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    expect(await back(await beginWay(service, forger, await invited()))).toBe('entered');
    const asked = forger.asked.get('/keys');
    for (let times = 0; times < 5; times++) {
      const way = await beginWay(service, forger, await invited());
      way.sign = (claims) => forger.sign(claims, { kid: `made-up-${times}` }, old);
      expect(await back(way)).toBe('answer-refused');
    }
    expect(forger.asked.get('/keys')).toBe(asked);
    const way = await beginWay(service, forger, await invited());
    way.sign = (claims) => forger.sign(claims, {}, old);
    expect(await back(way)).toBe('answer-refused');
  });
});

describe('S7: requests from elsewhere', () => {
  const cross = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };

  test('the way back is a person’s step from another site; a frame, an image and a script are refused', async () => {
    const way = await beginWay(service, forger, await invited());
    const address = await addressOf(way);
    for (const other of [
      { ...cross, 'sec-fetch-dest': 'iframe' },
      { ...cross, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { ...cross, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ])
      expect((await way.browser.ask('GET', address, undefined, other)).statusCode).toBe(403);
    const answer = await way.browser.ask('GET', address, undefined, cross);
    expect(resultOf(answer)).toBe('entered');
    const cookies = [answer.headers['set-cookie']].flat().join('\n');
    expect(cookies).toMatch(/^releve=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/m);
    expect(cookies).toMatch(/^releve-sign-in=; .*Expires=Thu, 01 Jan 1970/m);
  });

  test('another site cannot send a person on to the provider, only to the door', async () => {
    const answer = await newBrowser(service).ask('GET', '/v1/sign-in', undefined, cross);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/superviseur']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('S9: another site’s images and steps keep nobody from the door who shares its visitor’s address', async () => {
    const visitor = newBrowser(service);
    const image = { ...cross, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    for (let times = 0; times < 70; times++) {
      for (const url of ['/v1/sign-in', '/v1/sign-in/return?state=x'])
        expect((await visitor.ask('GET', url, undefined, image)).statusCode).toBe(403);
      expect((await visitor.ask('GET', '/v1/sign-in', undefined, cross)).statusCode).toBe(303);
    }
    const way = await beginWay(service, forger, { ...(await invited()), browser: visitor });
    expect(resultOf(await visitor.ask('GET', await addressOf(way), undefined, cross))).toBe('entered');
  });

  test('what looks ahead uses nothing up', async () => {
    const way = await beginWay(service, forger, await invited());
    const address = await addressOf(way);
    const { cookie } = way.browser;
    for (const url of ['/v1/sign-in', address]) {
      const answer = await service.app.inject({ method: 'HEAD', url, headers: { cookie } });
      expect(answer.statusCode).toBe(404);
    }
    expect(resultOf(await way.browser.ask('GET', address))).toBe('entered');
  });

  test('another site’s idea of a way back ends no true one', async () => {
    const way = await beginWay(service, forger, await invited());
    const address = await addressOf(way);
    expect(resultOf(await way.browser.ask('GET', '/v1/sign-in/return?code=x&state=y'))).toBe('stale');
    expect(resultOf(await way.browser.ask('GET', address))).toBe('entered');
  });

  test('a logout token is taken from a form of no browser, of that kind alone', async () => {
    const word = await forger.sign(rightWord(service, forger, { sub: 'anne' }));
    const status = async (headers: Record<string, string>) =>
      (await sendWord(service, word, headers)).statusCode;
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'content-type': 'application/json' })).toBe(415);
    expect(await status({ 'content-type': 'text/plain' })).toBe(415);
    expect(await status({})).toBe(200);
    // Remembered for longer than it would be taken, and no longer.
    service.clock.advance(3_601_000);
    expect(await status({})).toBe(400);
    const next = await forger.sign(rightWord(service, forger, { sub: 'anne' }));
    expect((await sendWord(service, next)).statusCode).toBe(200);
    expect(await service.sql`select from logout_token`).toHaveLength(1);
    service.clock.advance(-3_601_000);
  });
});

test('S16: the same name by another provider is somebody else: no role of theirs, and no end of their session', async () => {
  const other = 'https://other.example';
  await service.sql`
    insert into supervisor (issuer, subject, scope, given_at) values (${other}, 'twin', 'national', now())`;
  expect(await back(await beginWay(service, forger, { subject: 'twin' }))).toBe('no-role');
  await service.sql`
    insert into session (id_hash, supervisor, via, started_at, expires_at)
    select 'twin', id, 'provider', now(), '2100-01-01' from supervisor where issuer = ${other}`;
  await sendWord(service, await forger.sign(rightWord(service, forger, { sub: 'twin' })));
  expect(await service.sql`select from session where id_hash = 'twin'`).toHaveLength(1);
});

test('S16: a word said again ends no session that began since', async () => {
  const word = await forger.sign(rightWord(service, forger, { sub: 'nora' }));
  expect((await sendWord(service, word)).statusCode).toBe(200);
  const way = await beginWay(service, forger, { ...(await invited()), subject: 'nora' });
  expect(await back(way)).toBe('entered');
  expect((await sendWord(service, word)).statusCode).toBe(400);
  expect((await way.browser.ask('GET', '/v1/session')).statusCode).toBe(200);
});

test('S16: an invitation is not given to whose session the provider had open, where it says so', async () => {
  const minute = 60;
  const after = async (secondsAgo: number | null, who: object) => {
    const way = await beginWay(service, forger, who);
    if (secondsAgo !== null) way.claims.auth_time = secondsOf(service) - secondsAgo;
    return back(way);
  };
  const { invite } = await invited();
  expect(await after(10 * minute, { invite })).toBe('answer-refused');
  expect(service.logged).toContainEqual(
    expect.objectContaining({ signIn: 'answer-refused', why: 'auth_time' }),
  );
  expect(await after(0, { invite, subject: 'fresh' })).toBe('entered');
  expect(await after(10 * minute, { subject: 'fresh' })).toBe('entered');
  expect(await after(null, await invited())).toBe('entered');
});

test('S9: an address that only begins is told to wait, and leaves nothing after ten minutes', async () => {
  const browser = newBrowser(service);
  const asked = [];
  for (let times = 0; times < 61; times++) asked.push((await browser.ask('GET', '/v1/sign-in')).statusCode);
  expect(asked.filter((it) => it === 429)).toHaveLength(1);
  service.clock.advance(601_000);
  await newBrowser(service).ask('GET', '/v1/sign-in');
  expect(await service.sql`select from sign_in`).toHaveLength(1);
  service.clock.advance(-601_000);
});

test('behind HTTPS the cookie of the way is bound to the host, and comes back from another site', async () => {
  const provider = providerSettings({ issuer: forger.issuer, ...known });
  const secure = await startService(
    { publicOrigin: 'https://releve.example', provider },
    new Date().toISOString(),
  );
  try {
    const answer = await newBrowser(secure).ask('GET', '/v1/sign-in');
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-releve-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    // No page and no cache learns where it leads.
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const asked = new URL(String(answer.headers.location)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'releve',
      response_type: 'code',
      redirect_uri: 'https://releve.example/v1/sign-in/return',
      scope: 'openid',
      acr_values: 'eidas1',
      code_challenge_method: 'S256',
    });
  } finally {
    await secure.close();
  }
});

test('where there is no provider there are no such addresses; where there is one, the door says so', async () => {
  const without = await startService();
  try {
    for (const url of ['/v1/sign-in', '/v1/sign-in/return'])
      expect((await without.get(url)).statusCode).toBe(404);
    expect((await without.get('/v1/session')).json()).not.toHaveProperty('provider');
  } finally {
    await without.close();
  }
  expect((await service.get('/v1/session')).json()).toMatchObject({
    error: { code: 'signed-out' },
    provider: true,
  });
});
