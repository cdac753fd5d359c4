import { afterAll, beforeAll, expect, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { vials, type WireEvent, WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const minute = 60_000;
const day = 1_440 * minute;
const product = 'tocilizumab-iv';
/** What a tablet takes for now after its battery ran out, and the contact at which it is found out. */
const fallen = { countedAt: '2026-01-01T00:00:10.000Z' };
const contact = { deviceTime: '2026-01-01T00:00:20.000Z' };

async function seen(id: string) {
  const cookie = await service.supervisor();
  const view = SupervisionView.parse((await service.get('/v1/supervision', { cookie })).json());
  return view.facilities
    .find(({ facility }) => facility.id === id)
    ?.products.find((it) => it.product === product);
}

const ref = ({ device, seq }: WireEvent) => ({ device, seq });
const correctionOf = (event: WireEvent, figures: [number, number, number]) => ({
  product,
  answers: null,
  lines: vials(figures),
  replaces: ref(event),
});

/** A count, on the days before as well. */
async function counting(id: string, days = 1) {
  const tablet = await WireTablet.enrol(service, id);
  const counts: WireEvent[] = [];
  for (let at = 0; at < days; at++) {
    service.clock.advance(at === 0 ? minute : day);
    counts.push(await tablet.count([at, 0, 7]));
    await tablet.send(counts.slice(-1));
  }
  return { tablet, counts, last: counts.at(-1) as WireEvent };
}

test('F16: a withdrawal takes effect though the clock of its tablet fell back by months', async () => {
  const { tablet, last } = await counting('demo-marseille');
  expect((await seen('demo-marseille'))?.period.done).toHaveLength(1);
  await tablet.send([await tablet.seal('void', { product, voids: ref(last) }, fallen)], contact);
  expect(await seen('demo-marseille')).toMatchObject({ lastCount: null, period: { done: [] } });
});

test('F16: so does a correction, and its withdrawal', async () => {
  const { tablet, last } = await counting('demo-lyon');
  const correction = await tablet.seal('correction', correctionOf(last, [0, 0, 2]), fallen);
  await tablet.send([correction], contact);
  const corrected = { lastCount: { corrected: true, lines: vials([0, 0, 2]) } };
  expect(await seen('demo-lyon')).toMatchObject({ ...corrected, period: { done: ['2026-11-23'] } });
  await tablet.send([await tablet.seal('void', { product, voids: ref(correction) }, fallen)], contact);
  expect(await seen('demo-lyon')).toMatchObject({ lastCount: null, period: { done: [] } });
});

test('F16: what left by such a clock is taken off the count', async () => {
  const { tablet } = await counting('demo-rennes');
  const lines = [{ presentation: 'roactemra-iv-400', units: 6 }];
  service.clock.advance(minute);
  await tablet.send([await tablet.seal('use', { product, lines }, fallen)], contact);
  expect((await seen('demo-rennes'))?.lastCount?.left).toMatchObject([{ presentation: 'roactemra-iv-400' }]);
});

test('F16: of an old count too, behind many that were made before', async () => {
  const { tablet, counts, last } = await counting('demo-lille', 25);
  service.clock.advance(90 * day);
  expect((await seen('demo-lille'))?.lastCount?.lines).toEqual(vials([24, 0, 7]));
  const before = counts.at(-2) as WireEvent;
  const said = [
    await tablet.seal('void', { product, voids: ref(last) }, fallen),
    await tablet.seal('correction', correctionOf(before, [3, 3, 3]), fallen),
  ];
  await tablet.send(said, contact);
  expect((await seen('demo-lille'))?.lastCount).toMatchObject({ corrected: true, lines: vials([3, 3, 3]) });
});

test('F16: a count from years ahead that was withdrawn stays so when its withdrawal grows old', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-nantes');
  const ahead = await tablet.count([9, 9, 9], { countedAt: '2035-01-01T12:00:00.000Z', clockOffsetMs: null });
  await tablet.send([ahead, await tablet.seal('void', { product, voids: ref(ahead) })]);
  expect((await seen('demo-nantes'))?.lastCount).toBeNull();
  service.clock.advance(60 * day);
  expect((await seen('demo-nantes'))?.lastCount).toBeNull();
});
