import type { LightMyRequestResponse } from 'fastify';
import { type Service, startService } from '../../support/service.ts';
import { WireTablet } from '../../support/tablet.ts';
import { chance } from '../fuzz/chance.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const answersRows = [
  attack({ row: 'S5', short: 1, full: 1, of: 'round of answers', run: checkHeaders }),
  attack({ row: 'S7', short: 150, full: 5_000, of: 'requests', run: crossOrigins }),
];

async function checkHeaders(): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    const answers = await answersOfAllKinds(service);
    for (const [kind, answer] of answers)
      violations.push(...wrongHeaders(answer).map((wrong) => `${kind}: ${wrong}`));
    for (const status of [200, 204, 304, 400, 401, 403, 404, 413, 415, 422, 426, 429, 500, 503])
      if (!answers.some(([, answer]) => answer.statusCode === status))
        violations.push(`no answer with ${status} was seen`);
    return { volume: `${answers.length} answers`, violations };
  } finally {
    await service.close();
  }
}

async function answersOfAllKinds(
  service: Service,
): Promise<[kind: string, answer: LightMyRequestResponse][]> {
  const tablet = await WireTablet.enrol(service);
  const cookie = await service.supervisor();
  const page = await service.get('/');
  const etag = String(page.headers.etag);
  const answers: [string, LightMyRequestResponse][] = [
    ['page', page],
    ['worker', await service.get('/sw.js')],
    ['asset', await service.get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' })],
    ['not modified', await service.get('/', { 'if-none-match': etag })],
    ['missing asset', await service.get('/assets/gone.js')],
    ['bad address', await service.get('/%zz')],
    ['signed out', await service.get('/v1/session')],
    ['not there', await service.post('/v1/nothing', {})],
    ['unreadable', await service.post('/v1/enrolments', {})],
    ['too large', await service.post('/v1/enrolments', 'x'.repeat(5_000))],
    ['form', await service.post('/v1/sync', {}, { 'content-type': 'text/plain' })],
    ['other origin', await service.post('/v1/session', {}, { origin: 'https://evil.example' })],
    ['invalid pack', await service.post('/v1/packs', {}, { cookie })],
    ['synced', await tablet.post(tablet.batch([]))],
    ['newer schema', await tablet.post(tablet.batch([], { schema: 99 }))],
    [
      'left',
      await service.app.inject({
        method: 'DELETE',
        url: '/v1/session',
        headers: { cookie: await service.supervisor() },
      }),
    ],
    [
      'preflight',
      await service.app.inject({
        method: 'OPTIONS',
        url: '/v1/sync',
        headers: { origin: 'https://evil.example' },
      }),
    ],
  ];
  for (let tries = 0; tries < 61; tries++)
    answers.splice(17, 1, ['too many', await service.post('/v1/session', {}, {}, '192.0.2.9')]);
  const lasting = await service.supervisor();
  await service.sql`alter table pack rename to pack_gone`;
  answers.push(['failure', await service.get('/v1/packs', { cookie: lasting })]);
  await service.sql`alter table pack_gone rename to pack`;
  await service.database.close();
  answers.push(['database away', await service.get('/v1/health')]);
  return answers;
}

function wrongHeaders({ headers, body, statusCode }: LightMyRequestResponse): string[] {
  const csp = Object.fromEntries(
    String(headers['content-security-policy'])
      .split('; ')
      .map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  ) as Record<string, string[]>;
  const sources = Object.values(csp).flat();
  const allowed = new Set(["'self'", "'none'", 'data:', 'blob:', "'script'", 'releve', "'wasm-unsafe-eval'"]);
  const expected: [string, boolean][] = [
    ['default-src', csp['default-src']?.join() === "'none'"],
    ['script-src', !csp['script-src']?.some((it) => it === 'data:' || it === 'blob:')],
    ['base-uri', csp['base-uri']?.join() === "'none'"],
    ['form-action', csp['form-action']?.join() === "'none'"],
    ['frame-ancestors', csp['frame-ancestors']?.join() === "'none'"],
    ['Trusted Types', csp['require-trusted-types-for']?.join() === "'script'"],
    [`sources ${sources.filter((it) => !allowed.has(it))}`, sources.every((it) => allowed.has(it))],
    ['nosniff', headers['x-content-type-options'] === 'nosniff'],
    ['opener policy', headers['cross-origin-opener-policy'] === 'same-origin'],
    ['resource policy', headers['cross-origin-resource-policy'] === 'same-origin'],
    ['referrer policy', headers['referrer-policy'] === 'no-referrer'],
    ['no server named', !('server' in headers) && !('x-powered-by' in headers)],
    ['no other origin let in', !Object.keys(headers).some((name) => name.startsWith('access-control-'))],
    ['says only what it should', statusCode < 500 || !/\n|stack|relation|select/.test(body)],
  ];
  return expected.filter(([, holds]) => !holds).map(([what]) => what);
}

const origins = [
  ...[
    'https://evil.example',
    'http://evil.example',
    'null',
    'http://localhost:1',
    'https://localhost',
    'http://localhost.evil.example',
  ],
  ...[
    'http://evil.example/http://localhost',
    'file://',
    'http://xn--lcalhost-tcb',
    'HTTP://LOCALHOST:80',
    'http://localhost:80@evil.example',
    '',
  ],
];
const sites = ['cross-site', 'same-site', 'none', 'SAME-ORIGIN', ''];
const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain; application/json',
  '',
  // As a page of another site sends it without a body.
  undefined,
];
const routes = [
  '/v1/sync',
  '/v1/enrolments',
  '/v1/session',
  '/v1/packs',
  '/v1/resupply',
  '/v1/facilities/demo-cayenne/enrolment-codes',
];

/** With the session of a supervisor, as a browser would send it were the cookie not SameSite=Strict. */
async function crossOrigins({ volume, seed }: RunContext): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    const cookie = await service.supervisor();
    const revocable = await WireTablet.enrol(service);
    for (let index = 0; index < volume; index++) {
      const { pick } = chance(seed, index);
      const url = pick([...routes, `/v1/devices/${revocable.device}/revocation`, 'DELETE']);
      const foreign = pick<Record<string, string | undefined>>([
        { origin: pick(origins) },
        { 'sec-fetch-site': pick(sites) },
        { origin: pick(origins), 'sec-fetch-site': pick([...sites, 'same-origin']) },
        // A DELETE has no body whose type could be wrong, and no form can send one.
        url === 'DELETE' ? { origin: pick(origins) } : { 'content-type': pick(types) },
      ]);
      const answer = await service.app.inject({
        method: url === 'DELETE' ? 'DELETE' : 'POST',
        url: url === 'DELETE' ? '/v1/session' : url,
        headers: present({ host: 'localhost:80', 'content-type': 'application/json', cookie, ...foreign }),
        remoteAddress: `10.2.${(index >> 8) & 255}.${index & 255}`,
        ...(url === 'DELETE'
          ? {}
          : // Without a body no parser looks at its type.
            {
              payload: pick([
                '',
                JSON.stringify({ product: 'tocilizumab-iv', compromised: false, reason: null }),
              ]),
            }),
      });
      if (answer.statusCode !== 403 && answer.statusCode !== 415)
        violations.push(`case ${index}: ${url} by ${JSON.stringify(foreign)}: ${answer.statusCode}`);
      const lets = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
      if (lets.length > 0) violations.push(`case ${index}: ${url}: ${lets}`);
    }
    const [row] = await service.sql`select (select count(*) from resupply_word) as words,
      (select count(*) from device where revoked_at is not null) as revoked, (select count(*) from session) as sessions`;
    if (row?.words !== 0 || row?.revoked !== 0 || row?.sessions !== 1) violations.push('something changed');
    return { volume: `${volume} requests`, violations };
  } finally {
    await service.close();
  }
}

function present(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, it]) => (it === undefined ? [] : [[name, it]])),
  );
}
