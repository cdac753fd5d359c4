import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signText } from '../../src/protocol/crypto.ts';
import { SyncAnswer, signatureHeader } from '../../src/protocol/sync.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
let origin: string;
let database: Service['database'];
beforeAll(async () => {
  service = await startService();
  database = service.database;
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`;
});
afterAll(() => service.close());

test('F11: fifty identical batches of 200 at once are stored once, and all fifty are answered', async () => {
  const tablet = await WireTablet.enrol(service);
  const events = [];
  for (let index = 0; index < 200; index++) events.push(await tablet.count());
  const text = JSON.stringify(tablet.batch(events));
  const signature = await signText(subtle, tablet.keys.privateKey, text);
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const response = await fetch(`${origin}/v1/sync`, {
        method: 'POST',
        body: gzipSync(text),
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          [signatureHeader]: signature,
        },
      });
      expect(response.status).toBe(200);
      return SyncAnswer.parse(await response.json());
    }),
  );
  const kinds = answers.flatMap(({ results }) => results.map((it) => it.result));
  expect(kinds.filter((kind) => kind === 'stored')).toHaveLength(200);
  expect(kinds.filter((kind) => kind === 'duplicate')).toHaveLength(49 * 200);
  const numbers = answers.map(({ results }) =>
    results.map((it) => ('number' in it ? it.number : null)).join(),
  );
  expect(new Set(numbers).size).toBe(1);
  const [row] = await service.sql`select count(*), sum(seq) from event where device = ${tablet.device}`;
  expect(row).toEqual({ count: 200, sum: '20100' });
});

test('F10: overlapping batches in any order neither deadlock nor double', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-paris');
  const events: { seq: number }[] = [];
  for (let index = 0; index < 60; index++) events.push(await tablet.count());
  const batches = Array.from({ length: 30 }, (_, index) => {
    const slice = [...events.slice(index), ...events.slice(0, index)].slice(0, 40);
    return index % 2 ? slice.reverse() : slice;
  });
  const answers = await Promise.all(batches.map((batch) => tablet.send(batch)));
  const stored = answers.flatMap(({ results }) => results.filter((it) => it.result === 'stored'));
  expect(stored).toHaveLength(60);
  expect(answers.flatMap(({ results }) => results).every((it) => it.result !== 'conflict')).toBe(true);
});

test('F14, F24: while the database fails nothing is acknowledged, and it takes up again by itself', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-lyon');
  const batch = tablet.batch([await tablet.count()]);
  await database.setReadOnly(true);
  await database.cut();
  const refused = await untilStatus(() => tablet.post(batch), 503);
  expect(JSON.parse(refused.body).error.code).toBe('database-unavailable');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers[signatureHeader]).toBeUndefined();

  await database.setReadOnly(false);
  await database.cut();
  const answer = SyncAnswer.parse(JSON.parse((await untilStatus(() => tablet.post(batch), 200)).body));
  expect(answer.results).toMatchObject([{ seq: 1, result: 'stored' }]);
});

test('F19: connections cut in the middle of many batches lose and double nothing that was acknowledged', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-strasbourg');
  const acknowledged = new Set<number>();
  const statuses = new Set<number>();
  const senders = Array.from({ length: 40 }, async () => {
    const event = await tablet.count();
    for (;;) {
      const response = await tablet.post(tablet.batch([event]));
      statuses.add(response.statusCode);
      if (response.statusCode === 200) return acknowledged.add(event.seq);
    }
  });
  for (let cut = 0; cut < 8; cut++) {
    await database.cut();
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await Promise.all(senders);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  const rows = await service.sql`select seq from event where device = ${tablet.device} order by seq`;
  expect(rows.map((row) => row.seq)).toEqual([...acknowledged].sort((a, b) => a - b));
});

test('health says so when the database is gone', async () => {
  const other = await startService();
  expect((await other.get('/v1/health')).statusCode).toBe(200);
  await other.database.close();
  expect((await other.get('/v1/health')).statusCode).toBe(503);
  await other.close();
});

async function untilStatus(send: () => ReturnType<WireTablet['post']>, status: number) {
  for (let tries = 0; ; tries++) {
    const response = await send();
    if (response.statusCode === status || tries > 50) return response;
  }
}
