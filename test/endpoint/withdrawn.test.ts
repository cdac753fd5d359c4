import { afterAll, beforeAll, expect, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { vials, WireTablet } from '../support/tablet.ts';

let service: Service;
let tablet: WireTablet;
let cookie: string;
beforeAll(async () => {
  service = await startService({}, '2026-11-23T12:00:00.000Z');
  tablet = await WireTablet.enrol(service);
  await service.sql`update facility set record = record || '{"carT": "yes"}'`;
});
afterAll(() => service.close());

const product = 'tocilizumab-iv';
const receipt = { product, lines: [{ presentation: 'roactemra-iv-400', units: 4 }] };
const ref = ({ device, seq }: { device: string; seq: number }) => ({ device, seq });

async function say(kind: string, body: object) {
  service.clock.advance(60_000);
  const event = await tablet.seal(kind, body);
  await tablet.send([event]);
  return event;
}

async function seen() {
  cookie = await service.supervisor();
  const view = SupervisionView.parse((await service.get('/v1/supervision', { cookie })).json());
  const facility = view.facilities.find((it) => it.facility.id === 'demo-cayenne');
  return facility?.products.find((it) => it.product === product);
}

test('a receipt that was withdrawn opens no duty', async () => {
  const event = await say('receipt', receipt);
  expect((await seen())?.openReceipts).toBe(1);
  await say('void', { product, voids: ref(event) });
  expect((await seen())?.openReceipts).toBe(0);
});

test('the nation reads the figures of the correction, on the day of the count; withdrawn, the day is open again', async () => {
  const lines = vials([0, 0, 9]);
  const count = await say('count', { product, answers: null, lines });
  service.clock.advance(86_400_000);
  const corrected = vials([0, 0, 2]);
  await say('correction', { product, answers: null, lines: corrected, replaces: ref(count) });
  expect(await seen()).toMatchObject({
    lastCount: { localDate: '2026-11-23', lines: corrected, corrected: true },
    period: { done: ['2026-11-23'] },
    floor: { injections: 1 },
  });
  await say('void', { product, voids: ref(count) });
  expect(await seen()).toMatchObject({ lastCount: null, period: { done: [] } });
});

test('a count that was not as expected says whether a second person found the same, and why', async () => {
  const count = (second: object) => say('count', { product, answers: null, lines: vials([0, 0, 2]), second });
  await count({ actor: 'zoe', reason: 'used-unrecorded' });
  expect((await seen())?.lastCount).toMatchObject({
    corrected: false,
    second: { agreed: true, reason: 'used-unrecorded' },
  });
  const { device, seq } = await count({ actor: null, reason: 'unexplained' });
  expect((await seen())?.lastCount?.second).toEqual({ agreed: false, reason: 'unexplained' });
  const voids = { device, seq };
  await say('void', { product, voids });
});

test('the word before stands again where a pharmacy withdraws its last one on resupply', async () => {
  const first = await say('resupply', { product, compromised: true, reason: 'transport' });
  expect((await seen())?.floor).toMatchObject({ required: 3 });
  const lifted = await say('resupply', { product, compromised: false, reason: null });
  expect((await seen())?.floor).toMatchObject({ required: 2 });
  await say('void', { product, voids: ref(lifted) });
  expect((await seen())?.floor).toMatchObject({ required: 3 });
  await say('void', { product, voids: ref(first) });
  expect((await seen())?.floor).toMatchObject({ required: 2 });
});
