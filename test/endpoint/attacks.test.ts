import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('F13: half a surrogate pair in an event is quarantined, and its neighbour stored', async () => {
    const good = await tablet.count();
    const body = { product: '\ud800', answers: null, lines: (good.body as { lines: unknown }).lines };
    const poison = await tablet.seal('count', body);
    const { results } = await tablet.send([poison, good]);
    expect(results.map((it) => it.result).sort()).toEqual(['quarantined', 'stored']);
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
