// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { nodeTablet } from '../support/node-tablet.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Somebody on the way who has a tablet of another pharmacy's, and its key. */
function inTheMiddle(attacker: WireTablet) {
  const way = { isEvil: false };
  const fetcher = async (path: string, init: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const payload = Buffer.from(await new Response(init.body).arrayBuffer());
    const answer = way.isEvil
      ? await answerForAnother(JSON.parse(gunzipSync(payload).toString()))
      : await service.app.inject({ method: 'POST', url: path, payload, headers });
    const { statusCode: status, rawPayload } = answer;
    return new Response(new Uint8Array(rawPayload), { status, headers: answer.headers as HeadersInit });
  };
  const answerForAnother = async ({ batch, events }: { batch: string; events: unknown[] }) => {
    const own = [];
    for (const _ of events) own.push(await attacker.count([9, 9, 9]));
    return attacker.post(attacker.batch(own, { batch }));
  };
  return { way, fetcher: fetcher as typeof fetch };
}

test('S13: an answer to another tablet’s batch of the same name acknowledges nothing', async () => {
  const { way, fetcher } = inTheMiddle(await WireTablet.enrol(service, 'demo-paris'));
  const tablet = await nodeTablet(() => 0, fetcher);
  expect(await tablet.enrol(await service.code('demo-cayenne'))).toEqual({ kind: 'ok' });
  await tablet.count([2, 1, 3]);
  way.isEvil = true;
  expect(await tablet.send()).toBe(1);
  const shown = await readSnapshot(tablet.database, new Map(), '');
  expect(shown.events.map((it) => it.delivery.state)).toEqual(['unsent']);
  expect(shown.identity?.facility.id).toBe('demo-cayenne');
  way.isEvil = false;
  expect(await tablet.send()).toBe(0);
  const rows = await service.sql`select seq from event where facility = 'demo-cayenne'`;
  expect([...rows]).toEqual([{ seq: 1 }]);
});
