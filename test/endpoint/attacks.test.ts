import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SyncAnswer } from '../../src/protocol/sync.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
let tablet: WireTablet;
beforeAll(async () => {
  service = await startService();
  tablet = await WireTablet.enrol(service);
});
afterAll(() => service.close());

const gzipped = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

describe('hostile input', () => {
  test('S8: an unclosed string of escapes, a few bytes once packed, is refused at once', async () => {
    const bomb = gzipSync(`"${'\\"'.repeat(400_000)}`);
    const begun = performance.now();
    const refused = await tablet.postBytes(bomb, 'x', gzipped);
    expect(refused.statusCode).toBe(400);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('S8: nothing inflates beyond what its route takes plain', async () => {
    const request = { method: 'POST', url: '/v1/enrolments', headers: gzipped } as const;
    const refused = await service.app.inject({
      ...request,
      payload: gzipSync(JSON.stringify('x'.repeat(5_000))),
    });
    expect(refused.statusCode).toBe(413);
  });

  test('S8: a kilobyte that would take gigabytes to parse is not parsed for who did not sign it', async () => {
    const bombs = ['a'.repeat(20), tablet.device].map((device) =>
      gzipSync(`{"device":"${device}","x":[${'{},'.repeat(340_000)}{}]}`),
    );
    for (const bomb of bombs) expect(bomb.length).toBeLessThan(2_000);
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    const thrown = Array.from({ length: 30 }, () => bombs).flat();
    const answers = await Promise.all(thrown.map((bomb) => tablet.postBytes(bomb, 'x')));
    expect(new Set(answers.map((it) => it.statusCode))).toEqual(new Set([401]));
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1_048_576);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('S8: nor is it parsed for a tablet, as no batch has so many parts', async () => {
    const bomb = `{"device":"${tablet.device}","events":[${'{},'.repeat(340_000)}{}]}`;
    const refused = await tablet.post(bomb);
    expect(JSON.parse(refused.body).error.message).toMatch('too many parts');
  });

  test('S9: an address whose requests are refused too often waits, and the others do not', async () => {
    const headers = { 'content-type': 'application/json' };
    const from = async (remoteAddress: string) => {
      const payload = '{"device":"zzzzzzzzzzzzzzzzzzzz"}';
      return service.app.inject({ method: 'POST', url: '/v1/sync', payload, headers, remoteAddress });
    };
    const statuses = new Set<number>();
    for (let times = 0; times < 241; times++) statuses.add((await from('192.0.2.7')).statusCode);
    expect([...statuses]).toEqual([401]);
    const waits = await from('192.0.2.7');
    expect([waits.statusCode, Number(waits.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await from('192.0.2.8')).statusCode).toBe(401);
    expect((await tablet.send()).results).toEqual([]);
  });

  test.each(['/v1/sync', '/v1/enrolments', '/v1/nothing'])(
    'S9: what another web site has a browser send to %s shuts nobody out who shares its address',
    async (url) => {
      const remoteAddress = '192.0.2.9';
      const headers = {
        'content-type': 'text/plain',
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      };
      const statuses = new Set<number>();
      for (let times = 0; times < 300; times++)
        statuses.add(
          (await service.app.inject({ method: 'POST', url, headers, payload: 'x', remoteAddress }))
            .statusCode,
        );
      expect([...statuses]).toEqual([url === '/v1/nothing' ? 404 : 403]);
      for (const own of ['/v1/sync', '/v1/enrolments'])
        expect((await service.post(own, {}, {}, remoteAddress)).statusCode).toBe(400);
    },
  );

  describe('over connections of its own', () => {
    let port: number;
    const sockets: Socket[] = [];
    beforeAll(async () => {
      await service.app.listen({ port: 0, host: '127.0.0.1' });
      port = (service.app.server.address() as AddressInfo).port;
    });
    const letGo = async () => {
      for (const socket of sockets.splice(0)) socket.destroy();
      await sleep(300);
    };
    afterEach(letGo);

    /** Announces a body and sends the beginning of it. */
    const open = (localAddress: string, length: number, path = '/v1/sync') => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n{`;
      socket.on('error', () => undefined).write(head);
      sockets.push(socket);
      return socket;
    };
    const answerTo = async (socket: Socket) =>
      Promise.race([once(socket, 'data').then(([bytes]) => String(bytes)), sleep(1_500, 'listened to')]);

    test.each([
      [64, 99],
      [16, 262_144],
      [4, 1_048_576],
    ])(
      'S8: an address may leave %i bodies of %i bytes unfinished, and what comes next from it waits',
      async (many, length) => {
        for (let index = 0; index < many; index++) open('127.0.0.9', length);
        await sleep(500);
        expect(await answerTo(open('127.0.0.9', length))).toMatch('HTTP/1.1 429 ');
        expect(await answerTo(open('127.0.0.10', length))).toBe('listened to');
        await letGo();
        expect(await answerTo(open('127.0.0.9', length))).toBe('listened to');
      },
    );

    test('S8: who is refused before a large body has come is hung up on, and not read to the end', async () => {
      const large = open('127.0.0.11', 200_000, '/v1/nothing');
      const hangsUp = once(large, 'end').then(() => 'hung up');
      expect(await answerTo(large)).toMatch(/^HTTP\/1.1 404 [\s\S]*\r\nconnection: close/i);
      expect(await Promise.race([hangsUp, sleep(1_500)])).toBe('hung up');
      // Still sending, and slow to listen: a connection that is reset would take the answer with it.
      const slow = open('127.0.0.11', 64_000_000, '/v1/nothing').pause();
      let isRead = false;
      slow.write(Buffer.alloc(32_000_000, ' '), (error) => {
        isRead = !error;
      });
      const sending = setInterval(() => slow.write(' '), 20);
      await sleep(500);
      expect(isRead).toBe(false);
      expect(await answerTo(slow.resume())).toMatch('HTTP/1.1 404 ');
      clearInterval(sending);
      // A batch is small: whoever sends one learns in peace why it is refused.
      expect(await answerTo(open('127.0.0.11', 30_000, '/v1/nothing'))).not.toMatch(/connection: close/i);
    });
  });

  test('S7: what changes something says that it is JSON, even where it has no body to be parsed', async () => {
    const url = '/v1/facilities/demo-cayenne/enrolment-codes';
    const headers = { cookie: await service.supervisor() };
    expect((await service.app.inject({ method: 'POST', url, headers })).statusCode).toBe(415);
    const typed = { ...headers, 'content-type': 'application/json' };
    const asked = { method: 'POST', url, headers: typed, payload: '{}' } as const;
    expect((await service.app.inject(asked)).statusCode).toBe(200);
  });

  test('S8: an address that does not exist reads no body', async () => {
    const request = { method: 'POST', url: '/v1/nothing', headers: gzipped } as const;
    const refused = await service.app.inject({ ...request, payload: Buffer.from('not gzip') });
    expect(refused.statusCode).toBe(404);
  });

  test('S3: a body that names another device than the one that signed it is refused', async () => {
    const other = await WireTablet.enrol(service, 'demo-paris');
    const text = JSON.stringify(tablet.batch([])).replace(
      '{',
      `{"x":{"device":"${other.device}"},"y":"${tablet.device}",`,
    );
    expect((await tablet.post(text)).statusCode).toBe(401);
    const refused = await other.post(text);
    expect([refused.statusCode, JSON.parse(refused.body).error.code]).toEqual([400, 'unreadable']);
  });

  test.each(['__proto__', 'constructor'])(
    'S3: %s in an event makes that event fail and not its batch; in a batch, the batch',
    async (key) => {
      const [good, poison] = [await tablet.count(), await tablet.count()];
      const hidden = `"${key}":{"prototype":{"isAdmin":true},"isAdmin":true}`;
      const text = JSON.stringify(tablet.batch([good, poison]));
      const inEvent = await tablet.post(text.replace(`"hash":"${poison.hash}"`, (it) => `${it},${hidden}`));
      const { results } = SyncAnswer.parse(JSON.parse(inEvent.body));
      expect(results).toMatchObject([
        { seq: good.seq, result: 'stored' },
        { seq: poison.seq, result: 'quarantined', reason: 'unreadable' },
      ]);
      expect((await tablet.post(text.replace('{', `{${hidden},`))).statusCode).toBe(400);
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    },
  );

  test('S3: a body that any other route takes hides no prototype', async () => {
    const post = (payload: string) =>
      service.app.inject({
        method: 'POST',
        url: '/v1/session',
        payload,
        headers: { 'content-type': 'application/json' },
      });
    const token = await service.invite('national');
    expect((await post(`{"token":"${token}","__proto__":{"scope":"national"}}`)).statusCode).toBe(400);
    expect((await post(`{"token":"${token}"}`)).statusCode).toBe(200);
  });

  test('F13: half a surrogate pair in an event is quarantined, and its neighbour stored', async () => {
    const good = await tablet.count();
    const body = { product: '\ud800', answers: null, lines: (good.body as { lines: unknown }).lines };
    const poison = await tablet.seal('count', body);
    const { results } = await tablet.send([poison, good]);
    expect(results.map((it) => it.result).sort()).toEqual(['quarantined', 'stored']);
  });

  test('F13: a number that JSON reads and cannot spell is quarantined, and its neighbour stored', async () => {
    const [poison, good] = [await tablet.count(), await tablet.count()];
    const text = JSON.stringify(tablet.batch([poison, good]));
    const sent = await tablet.post(text.replace(`"hash":"${poison.hash}"`, (it) => `${it},"x":1e999`));
    expect(SyncAnswer.parse(JSON.parse(sent.body)).results).toMatchObject([
      { seq: poison.seq, result: 'quarantined', reason: 'unreadable' },
      { seq: good.seq, result: 'stored' },
    ]);
  });

  test('S3: a pack version that no column holds is refused as unreadable', async () => {
    const refused = await tablet.post(tablet.batch([], { packVersion: Number.MAX_SAFE_INTEGER }));
    expect(refused.statusCode).toBe(400);
  });

  test.each(['/v1/facilities/%00/enrolment-codes', '/v1/devices/%00/revocation'])(
    'S19: %s is not there',
    async (url) => {
      const cookie = await service.supervisor();
      expect((await service.post(url, {}, { cookie })).statusCode).toBe(404);
    },
  );

  test('a count that leaves a presentation out makes the floor unknown, not zero', async () => {
    const whole = await tablet.count();
    const lines = (whole.body as { lines: { presentation: string }[] }).lines.slice(0, 1);
    service.clock.advance(60_000);
    await tablet.send([
      whole,
      await tablet.seal('count', { product: 'tocilizumab-iv', answers: null, lines }),
    ]);
    const cookie = await service.supervisor();
    const view = (await service.app.inject({ url: '/v1/supervision', headers: { cookie } })).json();
    const facility = view.facilities.find(
      (it: { facility: { id: string } }) => it.facility.id === 'demo-cayenne',
    );
    expect(
      facility.products.find((it: { product: string }) => it.product === 'tocilizumab-iv').floor.answer,
    ).toBe('unknown');
  });
});
