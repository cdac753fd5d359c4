import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, findDevice } from '../../src/endpoint/devices.ts';
import { publishPack } from '../../src/endpoint/packs.ts';
import { storeBatch } from '../../src/endpoint/sync/store-batch.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import type { SignedPack } from '../../src/protocol/signed-pack.ts';
import type { SyncRequest } from '../../src/protocol/sync.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

test('a tablet receives what its pharmacy counted on others, once, and nothing of another pharmacy', async () => {
  const [one, other, elsewhere] = [
    await enrol(),
    await enrol(),
    await WireTablet.enrol(service, 'demo-paris'),
  ];
  const event = await one.count();
  const { results } = await one.send([event]);
  await elsewhere.send([await elsewhere.count()]);

  const first = await other.send();
  const number = results[0] && 'number' in results[0] ? results[0].number : 0;
  expect(first.pull.events).toEqual([{ number, receivedAt: service.clock.now(), event }]);
  expect(first.pull.cursor).toBe(number);
  expect((await other.send()).pull.events).toEqual([]);
  expect((await one.send()).pull.events).toEqual([]);
  expect((await elsewhere.send()).pull.events).toEqual([]);
});

test('what is quarantined is not passed on', async () => {
  const [one, other] = [await enrol('demo-lyon'), await enrol('demo-lyon')];
  await one.send([{ ...(await one.count()), hash: '0'.repeat(64) }]);
  expect((await other.send()).pull.events).toEqual([]);
});

test('a long absence is made up in several trips, none above 500 events or a mebibyte', async () => {
  const [one, other] = [await enrol('demo-lille'), await enrol('demo-lille')];
  const small = [];
  for (let index = 0; index < 500; index++) small.push(await one.count());
  await one.send(small);
  const large = [];
  for (let index = 0; index < 30; index++)
    large.push(await one.count([1, 1, 1], { filler: 'x'.repeat(30_000) }));
  await one.send(large);
  await one.send([await one.count()]);

  const seqs: unknown[] = [];
  const trips = [];
  const mores = [];
  for (;;) {
    const { events, more } = (await other.send()).pull;
    if (events.length === 0) break;
    trips.push(events.length);
    mores.push(more);
    seqs.push(...events.map(({ event }) => (event as { seq: number }).seq));
  }
  expect(seqs).toEqual(Array.from({ length: 531 }, (_, index) => index + 1));
  expect(trips.length).toBeGreaterThan(1);
  expect(mores).toEqual(trips.map((_, index) => index < trips.length - 1));
  expect(Math.max(...trips)).toBeLessThanOrEqual(500);
});

test('F11: a cursor passes no event that is still being stored, however many tablets write at once', async () => {
  const tablets = await Promise.all(Array.from({ length: 6 }, () => enrol('demo-rennes')));
  const reader = await enrol('demo-rennes');
  const pulled: number[] = [];
  const read = async () => {
    for (const { number } of (await reader.send()).pull.events) pulled.push(number);
  };
  await Promise.all(
    tablets
      .map(async (tablet) => {
        for (let round = 0; round < 8; round++) {
          await tablet.send([await tablet.count(), await tablet.count()]);
        }
      })
      .concat(
        (async () => {
          for (let round = 0; round < 20; round++) await read();
        })(),
      ),
  );
  await read();
  const rows = await service.sql`select number from event where facility = 'demo-rennes' order by number`;
  expect(pulled).toEqual(rows.map((row) => row.number));
  expect(pulled).toHaveLength(96);
});

test('F11: what is still being stored keeps later numbers of its pharmacy waiting, so that none is passed', async () => {
  const [slow, quick, reader] = await Promise.all([1, 2, 3].map(() => enrol('demo-strasbourg')));
  if (!slow || !quick || !reader) throw new Error('three are enrolled');
  const event = await slow.count();
  const text = JSON.stringify(event);
  const row = {
    ...event,
    previous_hash: null,
    reissues: null,
    product: null,
    counted_at: event.countedAt,
    text,
  };
  let sending: Promise<unknown> | undefined;
  let isSent = false;
  await service.sql.begin(async (transaction) => {
    const device = await findDevice(service.sql, slow.device);
    const batch = slow.batch([event]) as unknown as SyncRequest;
    await storeBatch(
      transaction as unknown as Service['sql'],
      device as Device,
      batch,
      [row as never],
      service.clock.now(),
    );
    sending = quick.send([await quick.count()]).then(() => {
      isSent = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isSent).toBe(false);
  });
  await sending;
  const pulled = (await reader.send()).pull.events.map((it) => (it.event as { device: string }).device);
  expect(pulled).toEqual([slow.device, quick.device]);
});

test('the facility comes as it is now, and the pack only when it is newer than the tablet’s', async () => {
  const tablet = await enrol();
  await service.sql`update facility set record = record || '{"name": "Nouveau nom"}' where id = 'demo-cayenne'`;
  const { facility, pack } = (await tablet.send()).pull;
  expect([facility.name, pack]).toEqual(['Nouveau nom', null]);
  const first = (await tablet.send([], { packVersion: 0 })).pull.pack as SignedPack;
  expect(await readSignedPack(subtle, tablet.endpointKey, first)).toMatchObject({
    kind: 'ok',
    pack: firstPack,
  });

  const newer = { ...firstPack, version: firstPack.version + 1 };
  await publishPack(service.sql, newer, { subtle, now: service.clock.now(), by: 'command' });
  const second = (await tablet.send()).pull.pack as SignedPack;
  expect(await readSignedPack(subtle, tablet.endpointKey, second)).toMatchObject({ kind: 'ok', pack: newer });
});

function enrol(facility = 'demo-cayenne'): Promise<WireTablet> {
  return WireTablet.enrol(service, facility);
}
