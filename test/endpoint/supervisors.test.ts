import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
let cayenne: WireTablet;
let paris: WireTablet;
beforeAll(async () => {
  service = await startService();
  cayenne = await WireTablet.enrol(service, 'demo-cayenne');
  paris = await WireTablet.enrol(service, 'demo-paris');
});
afterAll(() => service.close());

describe('coming in', () => {
  test('a one-time link opens a session of twelve hours, in a cookie that no script reads', async () => {
    const answer = await service.post('/v1/session', { token: await service.invite('national') });
    expect(JSON.parse(answer.body)).toEqual({
      scope: 'national',
      scopeName: 'France',
      expiresAt: '2026-11-24T00:00:00.000Z',
    });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^releve=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('of twenty openings of one link at once, one succeeds', async () => {
    const token = await service.invite('national');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.post('/v1/session', { token })),
    );
    expect(answers.map((it) => it.statusCode).sort()).toEqual([200, ...Array(19).fill(403)]);
    expect(JSON.parse((await service.post('/v1/session', { token })).body).error.code).toBe('invite-used');
  });

  test('an unknown and an expired link are told apart', async () => {
    const unknown = await service.post('/v1/session', { token: 'A'.repeat(43) });
    expect([unknown.statusCode, JSON.parse(unknown.body).error.code]).toEqual([403, 'invite-unknown']);
    const token = await service.invite('national', 0);
    expect(JSON.parse((await service.post('/v1/session', { token })).body).error.code).toBe('invite-expired');
  });

  test('a session ends by leaving, and after twelve hours whatever happens', async () => {
    const [left, old] = [await service.supervisor(), await service.supervisor()];
    const leaving = await service.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      headers: { cookie: left },
    });
    expect(leaving.statusCode).toBe(204);
    expect((await service.get('/v1/session', { cookie: left })).statusCode).toBe(401);
    expect((await service.get('/v1/session', { cookie: old })).statusCode).toBe(200);
    service.clock.advance(12 * 3_600_000);
    expect((await service.get('/v1/session', { cookie: old })).statusCode).toBe(401);
    service.clock.advance(-12 * 3_600_000);
  });

  test('the database keeps neither link nor session in the clear', async () => {
    const token = await service.invite('national');
    const cookie = await service.supervisor();
    const [row] = await service.sql`
      select (select string_agg(i::text, ' ') from invite i) || (select string_agg(s::text, ' ') from session s) as all`;
    expect(row?.all).not.toContain(token);
    expect(row?.all).not.toContain(cookie.split('=')[1]);
  });
});

describe('S1, S2: every route by every role', () => {
  const roles = {
    nobody: async () => ({}),
    forged: async () => ({ cookie: `releve=${'A'.repeat(43)}` }),
    tablet: async () => ({ 'releve-signature': 'A'.repeat(86) }),
    guyane: async () => ({ cookie: await service.supervisor('03') }),
    bretagne: async () => ({ cookie: await service.supervisor('53') }),
    national: async () => ({ cookie: await service.supervisor('national') }),
  };
  const outside = { nobody: 401, forged: 401, tablet: 401 };
  const matrix: [method: 'GET' | 'POST', url: () => string, expected: Record<keyof typeof roles, number>][] =
    [
      ['GET', () => '/v1/session', { ...outside, guyane: 200, bretagne: 200, national: 200 }],
      ['GET', () => '/v1/supervision', { ...outside, guyane: 200, bretagne: 200, national: 200 }],
      [
        'POST',
        () => '/v1/facilities/demo-cayenne/enrolment-codes',
        { ...outside, guyane: 200, bretagne: 404, national: 200 },
      ],
      [
        'POST',
        () => '/v1/facilities/demo-paris/enrolment-codes',
        { ...outside, guyane: 404, bretagne: 404, national: 200 },
      ],
      [
        'POST',
        () => '/v1/facilities/nowhere/enrolment-codes',
        { ...outside, guyane: 404, bretagne: 404, national: 404 },
      ],
      [
        'POST',
        () => `/v1/devices/${cayenne.device}/revocation`,
        { ...outside, bretagne: 404, guyane: 204, national: 204 },
      ],
      [
        'POST',
        () => `/v1/devices/${paris.device}/revocation`,
        { ...outside, guyane: 404, bretagne: 404, national: 204 },
      ],
      [
        'POST',
        () => '/v1/devices/nobody/revocation',
        { ...outside, guyane: 404, bretagne: 404, national: 404 },
      ],
      ['GET', () => '/v1/packs', { ...outside, guyane: 200, bretagne: 200, national: 200 }],
      ['POST', () => '/v1/packs', { ...outside, guyane: 403, bretagne: 403, national: 422 }],
      ['POST', () => '/v1/resupply', { ...outside, guyane: 400, bretagne: 400, national: 400 }],
      [
        'GET',
        () => '/v1/health',
        { nobody: 200, forged: 200, tablet: 200, guyane: 200, bretagne: 200, national: 200 },
      ],
      [
        'POST',
        () => '/v1/sync',
        { nobody: 400, forged: 400, tablet: 400, guyane: 400, bretagne: 400, national: 400 },
      ],
    ];
  test.each(matrix)('%s %s', async (method, url, expected) => {
    const found: Record<string, number> = {};
    for (const role of Object.keys(expected) as (keyof typeof roles)[]) {
      const headers = await roles[role]();
      const sent = method === 'GET' ? service.get(url(), headers) : service.post(url(), {}, headers);
      found[role] = (await sent).statusCode;
    }
    expect(found).toEqual(expected);
  });

  test('what is out of scope looks exactly like what is not there', async () => {
    const cookie = await service.supervisor('53');
    const answers = await Promise.all(
      ['demo-cayenne', 'nowhere'].map((id) =>
        service.post(`/v1/facilities/${id}/enrolment-codes`, {}, { cookie }),
      ),
    );
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(Object.keys(answers[0]?.headers ?? {})).toEqual(Object.keys(answers[1]?.headers ?? {}));
  });

  test('a region sees its own facilities and no other', async () => {
    const answer = await service.get('/v1/supervision', { cookie: await service.supervisor('11') });
    const view = JSON.parse(answer.body);
    expect(view.scopeName).toBe('Île-de-France');
    const ids = view.facilities.map((it: { facility: { id: string } }) => it.facility.id);
    expect(ids).toEqual(['demo-creteil', 'demo-paris']);
  });
});

describe('S7: requests from elsewhere', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another port', { origin: 'http://localhost:1' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'our own page',
      { origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin', host: 'localhost:80' },
      200,
    ],
    ['no browser', {}, 200],
  ])('from %s', async (_, headers, status) => {
    const cookie = await service.supervisor();
    const url = '/v1/facilities/demo-cayenne/enrolment-codes';
    expect((await service.post(url, {}, { cookie, ...headers })).statusCode).toBe(status);
    const word = { product: 'tocilizumab-iv', compromised: false, reason: null };
    const saying = await service.post('/v1/resupply', word, { cookie, ...headers });
    expect(saying.statusCode).toBe(status === 200 ? 204 : status);
    const publishing = await service.post('/v1/packs', {}, { cookie, ...headers });
    expect(publishing.statusCode).toBe(status === 200 ? 422 : status);
    const entering = await service.post('/v1/session', { token: await service.invite('national') }, headers);
    expect(entering.statusCode).toBe(status);
  });

  test('a form cannot post: only JSON is taken', async () => {
    const cookie = await service.supervisor();
    const url = `/v1/devices/${paris.device}/revocation`;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect((await service.post(url, {}, { cookie, 'content-type': type })).statusCode).toBe(415);
    }
    const bare = await service.app.inject({ method: 'POST', url, headers: { cookie } });
    expect(bare.statusCode).toBe(415);
  });
});

test('behind HTTPS the cookie is bound to the host, and links carry the public origin', async () => {
  const secure = await startService({ publicOrigin: 'https://releve.example' });
  try {
    const origin = { origin: 'https://releve.example' };
    const answer = await secure.post('/v1/session', { token: await secure.invite('national') }, origin);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-releve=.+; Secure; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] as string, ...origin };
    const issued = await secure.post('/v1/facilities/demo-cayenne/enrolment-codes', {}, headers);
    const { code, link, expiresAt } = JSON.parse(issued.body);
    expect(link).toBe(`https://releve.example/enroler#${code}`);
    expect(expiresAt).toBe('2026-11-23T12:10:00.000Z');
    expect((await WireTablet.enrolWith(secure, code)).facility).toBe('demo-cayenne');
  } finally {
    await secure.close();
  }
});
