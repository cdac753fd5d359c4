import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '../support/service.ts';

let service: Service;
let port: number;
beforeAll(async () => {
  service = await startService();
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  port = (service.app.server.address() as AddressInfo).port;
});
afterAll(() => service.close());

const everywhere = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types releve",
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': expect.stringMatching(/^camera=\(self\), .*geolocation=\(\).*microphone=\(\)/),
};

test.each([
  ['GET', '/', 200],
  ['GET', '/sw.js', 200],
  ['GET', '/assets/index-abc123.js', 200],
  ['GET', '/assets/gone.js', 404],
  ['GET', '/v1/health', 200],
  ['GET', '/v1/session', 401],
  ['GET', '/v1/nothing', 404],
  ['GET', '/v1', 404],
  ['POST', '/v1/sync', 415],
  ['PUT', '/v1/sync', 404],
  ['POST', '/', 404],
  ['GET', '/%zz', 400],
  ['GET', '/../../etc/passwd.txt', 404],
  ['GET', '/..%2f..%2fetc%2fpasswd.txt', 404],
  ['GET', '/.env', 404],
  ['OPTIONS', '/v1/session', 404],
])('S5: %s %s carries every header', async (method, path, status) => {
  const { head, body } = await raw(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  expect(head.status).toBe(status);
  expect(head).toMatchObject(everywhere);
  expect(head['strict-transport-security']).toBeUndefined();
  if (path.startsWith('/v1')) expect(head['cache-control']).toBe('no-store');
  if (status >= 400)
    expect(JSON.parse(body)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
});

test('S5: the scanner’s worker may compile its decoder, and nothing else may', async () => {
  const policyOf = async (url: string) =>
    String((await service.get(url)).headers['content-security-policy']).split('; ');
  const usual = everywhere['content-security-policy'].split('; ');
  const worker = await policyOf('/assets/decoder-worker-abc123.js');
  expect(worker.filter((it) => !usual.includes(it))).toEqual(["script-src 'self' 'wasm-unsafe-eval'"]);
  expect(usual.filter((it) => !worker.includes(it))).toEqual(["script-src 'self'"]);
  for (const url of [
    '/',
    '/sw.js',
    '/assets/index-abc123.js',
    '/assets/zxing_reader-abc123.wasm',
    '/assets/decoder-worker-gone.js',
    '/decoder-worker-abc123.js',
  ])
    expect(await policyOf(url)).toEqual(usual);
});

test.each([
  ['GARBAGE\r\n\r\n', 400],
  [`GET / HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('S5: even what is not HTTP gets them', async (text, status) => {
  const { head } = await raw(text);
  expect(head.status).toBe(status);
  expect(head).toMatchObject(everywhere);
});

test('behind HTTPS, browsers are told to stay there', async () => {
  const secure = await startService({ publicOrigin: 'https://releve.example' });
  const { headers } = await secure.get('/v1/health');
  expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  await secure.close();
});

test('files named by their content are kept for ever, the others are asked for again', async () => {
  const cacheOf = async (url: string) => (await service.get(url)).headers['cache-control'];
  expect(await cacheOf('/assets/index-abc123.js')).toBe('public, max-age=31536000, immutable');
  for (const url of ['/', '/sw.js', '/index.html', '/manifest.webmanifest', '/compter/tocilizumab-iv']) {
    expect(await cacheOf(url)).toBe('no-cache');
  }
});

test('S6: where workers are to be gone, the worker is one that removes itself and what was cached', async () => {
  const without = await startService({ withoutWorker: true });
  const { body, headers } = await without.get('/sw.js');
  expect([headers['cache-control'], headers['content-type']]).toEqual(['no-cache', 'text/javascript']);
  for (const act of ['skipWaiting', 'caches.delete', 'unregister']) expect(body).toContain(act);
  expect((await service.get('/sw.js')).body).toBe('// worker');
  await without.close();
});

test('addresses of the page get the page, where a page is asked for', async () => {
  for (const url of [
    '/',
    '/journal',
    '/enroler',
    '/superviseur/etablissement/demo-cayenne',
    '/compter/x?y=1',
  ]) {
    const answer = await service.get(url, { accept: 'text/html,application/xhtml+xml' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  }
  expect((await service.get('/journal', { accept: 'application/json' })).statusCode).toBe(404);
  expect((await service.get('/v1/journal', { accept: 'text/html' })).headers['content-type']).toMatch('json');
});

test('what is long travels compressed to those who can read it', async () => {
  const plain = await service.get('/assets/index-abc123.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  const small = await service.get('/assets/index-abc123.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers['content-encoding']).toBe('gzip');
  expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 10);
  const response = await fetch(`http://127.0.0.1:${port}/assets/index-abc123.js`);
  expect(await response.text()).toBe(plain.body);
  const decoder = await service.get('/assets/zxing_reader-abc123.wasm', { 'accept-encoding': 'gzip' });
  expect(decoder.headers).toMatchObject({ 'content-type': 'application/wasm', 'content-encoding': 'gzip' });
});

test('S2: a route without a policy stops the build', async () => {
  const other = await startService();
  const added = new Promise((resolve) => {
    other.app.after(() => {
      try {
        resolve(other.app.get('/v1/open', async () => ''));
      } catch (error) {
        resolve(error);
      }
    });
  });
  await other.app.ready();
  expect(await added).toEqual(new Error('GET /v1/open declares no policy'));
  await other.close();
});

test('S11, S20: the log has a line a request, by route, without query or body', async () => {
  service.logged.length = 0;
  await service.get('/v1/health?token=secret%0a{"forged":1}');
  await service.get('/unknown.file?secret');
  expect(service.logged).toEqual([
    {
      at: service.clock.now(),
      id: expect.any(String),
      method: 'GET',
      route: '/v1/health',
      status: 200,
      ms: expect.any(Number),
    },
    expect.objectContaining({ route: '(none)', status: 404 }),
  ]);
  expect(JSON.stringify(service.logged)).not.toContain('secret');
});

/** Bytes in, bytes out: an HTTP client would tidy both. */
async function raw(text: string) {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.write(text);
  await once(socket, 'close');
  const [start = '', body = ''] = received.split('\r\n\r\n');
  const [line = '', ...headers] = start.split('\r\n');
  const pairs = headers.map((it) => [
    it.slice(0, it.indexOf(':')).toLowerCase(),
    it.slice(it.indexOf(':') + 2),
  ]);
  const head: Record<string, unknown> = { ...Object.fromEntries(pairs), status: Number(line.split(' ')[1]) };
  return { head, body };
}
