import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCarried } from '../../src/endpoint/sync/import-carried.ts';
import { signText } from '../../src/protocol/crypto.ts';
import { carriedFile } from '../support/carried.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const hour = 3_600_000;

/** A batch as somebody on the way could record it. */
async function recorded(tablet: WireTablet, batch: object) {
  const text = JSON.stringify(batch);
  const signature = await signText(subtle, tablet.keys.privateKey, text);
  return () => tablet.postBytes(gzipSync(text), signature);
}

async function contactOf({ device }: WireTablet) {
  const [row] = await service.sql`select last_heard_at, outbox_size from device where id = ${device}`;
  return row;
}

test('S13: a batch played again later does not make the tablet heard', async () => {
  const tablet = await WireTablet.enrol(service);
  service.clock.advance(hour);
  const play = await recorded(tablet, tablet.batch([], { outbox: { size: 7, oldestCountedAt: null } }));
  expect((await play()).statusCode).toBe(200);
  expect(await contactOf(tablet)).toEqual({ last_heard_at: service.clock.now(), outbox_size: 7 });
  service.clock.advance(hour);
  await tablet.send();
  const heard = { last_heard_at: service.clock.now(), outbox_size: 0 };
  service.clock.advance(24 * hour);
  expect((await play()).statusCode).toBe(200);
  expect(await contactOf(tablet)).toEqual(heard);
});

test('a tablet whose clock was set back is heard, and so is one that never gets its answers', async () => {
  const tablet = await WireTablet.enrol(service);
  service.clock.advance(hour);
  await tablet.send();
  tablet.offsetMs = 30 * 24 * hour;
  service.clock.advance(hour);
  await tablet.send();
  expect(await contactOf(tablet)).toMatchObject({ last_heard_at: service.clock.now() });

  tablet.offsetMs = 0;
  for (let tries = 0; tries < 3; tries++) {
    service.clock.advance(hour);
    await tablet.post(tablet.batch([]));
    expect(await contactOf(tablet)).toMatchObject({ last_heard_at: service.clock.now() });
  }
});

test('a clock that no calendar holds, and a tablet that does not say what it heard, stop no batch', async () => {
  const tablet = await WireTablet.enrol(service);
  service.clock.advance(hour);
  const odd = tablet.batch([], { deviceTime: '0000-01-01T00:00:00Z', heardAt: '9999-01-01T00:00:00Z' });
  expect((await tablet.post(odd)).statusCode).toBe(200);
  service.clock.advance(hour);
  expect((await tablet.post(tablet.batch([], { heardAt: undefined }))).statusCode).toBe(200);
  expect(await contactOf(tablet)).toMatchObject({ last_heard_at: service.clock.now() });
});

test('what a file brought is stored without the tablet being heard', async () => {
  const tablet = await WireTablet.enrol(service);
  const before = await contactOf(tablet);
  const madeAt = tablet.deviceTime();
  const file = await carriedFile(tablet, [await tablet.count()]);
  service.clock.advance(5 * hour);
  const { results } = await importCarried(service.sql, { subtle, file, now: service.clock.now() });
  expect(results).toMatchObject([{ result: 'stored' }]);
  expect(await contactOf(tablet)).toEqual(before);
  const [row] = await service.sql`
    select imported_at, import_made_at, other_reading from device join event on event.device = device.id
    where device.id = ${tablet.device}`;
  // Hours under way are not hours of a wrong clock.
  expect(row).toEqual({ imported_at: service.clock.now(), import_made_at: madeAt, other_reading: null });
});
