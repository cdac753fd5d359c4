import { afterAll, beforeAll, expect, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const settings = (changes: object = {}) => ({
  carT: 'yes',
  referenceDoseMg: 560,
  openDays: [1, 2, 3, 4, 5, 6],
  plannedDays: [2, 4, 6],
  ...changes,
});

test('what a pharmacy says of itself holds for its tablets, new ones included, and for supervisors', async () => {
  const [one, other] = [await enrol('demo-lyon'), await enrol('demo-lyon')];
  const answer = await one.send([await one.seal('settings', settings()), await one.count([0, 0, 3])]);
  expect(answer.results).toMatchObject([{ result: 'stored' }, { result: 'stored' }]);
  expect(answer.pull.facility).toMatchObject({ id: 'demo-lyon', name: expect.any(String), ...settings() });

  const pulled = (await other.send()).pull;
  expect(pulled.events.map(({ event }) => (event as { kind: string }).kind)).toEqual(['settings', 'count']);
  expect(pulled.facility).toMatchObject(settings());

  const seen = await see('demo-lyon');
  expect(seen?.facility).toMatchObject(settings());
  expect(seen?.products[0]).toMatchObject({
    lastCount: { number: expect.any(Number) },
    floor: { answer: 'breached', injections: 1, required: 2, doseMg: 560 },
  });
});

test('the latest counted-at stands, in whatever order settings arrive, and the record loaded stays as it was', async () => {
  const [one, other] = [await enrol('demo-lille'), await enrol('demo-lille')];
  const [loaded] = await service.sql`select record from facility where id = 'demo-lille'`;
  const early = await one.seal('settings', settings({ referenceDoseMg: 400 }));
  service.clock.advance(60_000);
  await other.send([await other.seal('settings', settings({ referenceDoseMg: 500 }))]);
  expect((await one.send([early])).pull.facility.referenceDoseMg).toBe(500);
  expect((await see('demo-lille'))?.facility.referenceDoseMg).toBe(500);
  expect(await service.sql`select record from facility where id = 'demo-lille'`).toEqual([loaded]);
});

test('settings from a clock that runs ahead do not outlive the next', async () => {
  const tablet = await enrol('demo-nantes');
  const ahead = await tablet.seal('settings', settings({ referenceDoseMg: 400 }), {
    countedAt: '2031-01-01T00:00:00.000Z',
  });
  await tablet.send([ahead]);
  service.clock.advance(60_000);
  const { pull } = await tablet.send([await tablet.seal('settings', settings({ referenceDoseMg: 500 }))]);
  expect(pull.facility.referenceDoseMg).toBe(500);
});

test('an unknown field that no database function reads harms nobody', async () => {
  const tablet = await enrol('demo-rouen');
  const strange = await tablet.seal('settings', settings(), { note: '\0 \ud800' });
  expect((await tablet.send([strange])).pull.facility).toMatchObject(settings());
  expect((await see('demo-rouen'))?.facility).toMatchObject(settings());
});

test('settings out of bounds are quarantined, and change nothing', async () => {
  const tablet = await enrol('demo-tours');
  const answer = await tablet.send([await tablet.seal('settings', settings({ referenceDoseMg: 0 }))]);
  expect(answer.results).toMatchObject([{ result: 'quarantined', reason: 'unreadable' }]);
  expect(answer.pull.facility.referenceDoseMg).toBe(800);
});

test('a check before CAR-T is stored and passed on, and however many there are the last count is found', async () => {
  const [one, other] = [await enrol('demo-dijon'), await enrol('demo-dijon')];
  const count = await one.count([0, 0, 4]);
  await one.send([count]);
  service.clock.advance(60 * 86_400_000);
  const check = { product: 'tocilizumab-iv', mayStart: true, answer: 'met', threshold: 2 };
  const checks = [];
  for (let index = 0; index < 25; index++) {
    checks.push(await one.seal('car-t-check', { ...check, count: { device: one.device, seq: count.seq } }));
  }
  const { results } = await one.send(checks);
  expect(new Set(results.map((it) => it.result))).toEqual(new Set(['stored']));
  expect((await other.send()).pull.events).toHaveLength(26);
  expect((await see('demo-dijon'))?.products[0]?.lastCount?.lines[2]?.usable).toBe(4);
});

function enrol(id: string): Promise<WireTablet> {
  return WireTablet.enrol(service, id);
}

async function see(id: string) {
  const cookie = await service.supervisor();
  const view = SupervisionView.parse(JSON.parse((await service.get('/v1/supervision', { cookie })).body));
  return view.facilities.find((it) => it.facility.id === id);
}
