import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeDevice } from '../../src/endpoint/devices.ts';
import { importCarried } from '../../src/endpoint/sync/import-carried.ts';
import type { CarriedFile } from '../../src/protocol/carried.ts';
import { carriedFile, fileOf } from '../support/carried.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const hour = 3_600_000;
const bring = (file: CarriedFile) => importCarried(service.sql, { subtle, file, now: service.clock.now() });
const kindsOf = ({ results }: { results: { result: string }[] }) => results.map((it) => it.result);

async function rowsOf({ device }: WireTablet) {
  return service.sql`select seq, number, received_at, other_reading from event where device = ${device} order by seq`;
}

describe('a file that somebody carried here', () => {
  test('is stored once however often it comes, and the tablet is then acknowledged with the same numbers', async () => {
    const tablet = await WireTablet.enrol(service);
    const events = [await tablet.count(), await tablet.count(), await tablet.count()];
    const file = await carriedFile(tablet, events.slice(0, 2), events.slice(2));
    service.clock.advance(30 * hour);
    expect(await bring(file)).toMatchObject({ device: { id: tablet.device }, results: [{}, {}, {}] });
    const rows = await rowsOf(tablet);
    expect(rows.map((row) => row.received_at)).toEqual(Array(3).fill(service.clock.now()));
    expect(kindsOf(await bring(file))).toEqual(['duplicate', 'duplicate', 'duplicate']);

    service.clock.advance(hour);
    const { results } = await tablet.send(events);
    const known = rows.map(({ seq, number, received_at }) => ({ seq, number, receivedAt: received_at }));
    expect(results).toMatchObject(known.map((it) => ({ ...it, result: 'duplicate' })));
    expect(await rowsOf(tablet)).toEqual(rows);
  });

  test('brings its days, and supervisors see that it came and not that the tablet was heard', async () => {
    const tablet = await WireTablet.enrol(service, 'demo-rennes');
    const heardAt = service.clock.now();
    const file = await carriedFile(tablet, [await tablet.count()]);
    service.clock.advance(26 * hour);
    await bring(file);
    const view = (await service.get('/v1/supervision', { cookie: await service.supervisor() })).json();
    const seen = view.facilities.find((it: { facility: { id: string } }) => it.facility.id === 'demo-rennes');
    expect(seen).toMatchObject({ lastHeardAt: heardAt });
    expect(seen.devices[0].imported).toEqual({ at: service.clock.now(), madeAt: heardAt });
    const product = seen.products.find((it: { product: string }) => it.product === 'tocilizumab-iv');
    expect(product.lastCount).toMatchObject({ countedAt: heardAt, clockUncertain: false });
  });

  test('its times are in doubt where they come from the future or were never compared', async () => {
    const tablet = await WireTablet.enrol(service);
    const plain = await tablet.count();
    const unmeasured = await tablet.count([1, 1, 1], { clockOffsetMs: null });
    const future = await tablet.count([1, 1, 1], { countedAt: '2030-01-01T00:00:00.000Z' });
    await bring(await carriedFile(tablet, [plain, unmeasured, future]));
    const now = service.clock.now();
    expect((await rowsOf(tablet)).map((row) => row.other_reading)).toEqual([null, now, now]);
  });

  test('a damaged event in it is set aside and blocks no other; a copied identity is told apart', async () => {
    const tablet = await WireTablet.enrol(service);
    const first = await tablet.count();
    await tablet.send([first]);
    const twin = await tablet.sealAs({ ...first, app: 'other' });
    const damaged = { ...(await tablet.count()), hash: '0'.repeat(64) };
    const outcome = await bring(await carriedFile(tablet, [twin, damaged, await tablet.count()]));
    expect(kindsOf(outcome)).toEqual(['conflict', 'quarantined', 'stored']);
  });

  test('S13: nothing of it is kept unless every batch is signed by a tablet that is known and not revoked', async () => {
    const tablet = await WireTablet.enrol(service);
    const file = await carriedFile(tablet, [await tablet.count()], [await tablet.count()]);
    const [first, second] = file.batches as [CarriedFile['batches'][0], CarriedFile['batches'][0]];
    const refusals: [CarriedFile['batches'], string][] = [
      [[first, { ...second, signature: first.signature }], 'not signed by the enrolled key'],
      [[first, { ...second, text: `${second.text} ` }], 'not signed by the enrolled key'],
      [[first, { ...second, text: second.text.replaceAll(tablet.device, 'z'.repeat(20)) }], 'no such device'],
      [[first, { ...second, text: 'not JSON' }], 'names no device'],
      [[first, { ...second, text: '['.repeat(100) }], 'names no device'],
      [[first, { ...second, text: `"${'x'.repeat(1_048_576)}"` }], 'exceeds the bound'],
    ];
    for (const [batches, why] of refusals) await expect(bring({ ...file, batches })).rejects.toThrow(why);

    const other = await WireTablet.enrol(service);
    const mixed = [first, ...(await carriedFile(other, [await other.count()])).batches];
    await expect(bring({ ...file, batches: mixed })).rejects.toThrow('not of one device');

    await revokeDevice(service.sql, tablet.device, 'national', service.clock.now());
    await expect(bring(file)).rejects.toThrow('the enrolment was revoked');
    expect(await rowsOf(tablet)).toEqual([]);
  });

  test('a batch recorded on the network is no way to make a tablet heard', async () => {
    const tablet = await WireTablet.enrol(service);
    const heard = await service.sql`select last_heard_at from device where id = ${tablet.device}`;
    const recorded = await fileOf(tablet, tablet.batch([await tablet.count()]));
    service.clock.advance(hour);
    await bring(recorded);
    expect(await service.sql`select last_heard_at from device where id = ${tablet.device}`).toEqual(heard);
  });

  test('S13: opens nothing to who finds it: sent by the network it is refused, and neither kept nor answered', async () => {
    const [tablet, colleague] = [await WireTablet.enrol(service), await WireTablet.enrol(service)];
    const file = await carriedFile(tablet, [await tablet.count()]);
    await colleague.send([await colleague.count()]);
    const [{ text, signature }] = file.batches as [CarriedFile['batches'][0]];
    const refused = await tablet.postBytes(gzipSync(text), signature);
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      { error: { code: 'carried', message: expect.any(String) } },
    ]);
    expect(await rowsOf(tablet)).toEqual([]);
    const [row] = await service.sql`select imported_at from device where id = ${tablet.device}`;
    expect(row).toEqual({ imported_at: null });
    expect(kindsOf(await bring(file))).toEqual(['stored']);
  });
});
