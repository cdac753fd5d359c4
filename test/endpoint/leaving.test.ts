import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeavingKind, LeavingLine } from '../../src/domain/leaving.ts';
import { type SupervisedProduct, SupervisionView as ViewSchema } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService({}, '2026-11-23T12:00:00.000Z');
  await service.sql`update facility set record = record || '{"carT": "yes"}'`;
});
afterAll(() => service.close());

const product = 'tocilizumab-iv';
const presentation = 'roactemra-iv-400';

test('what left since the last count is taken off the floor, and a void gives it back', async () => {
  const tablet = await enrol('demo-toulouse');
  await tablet.send([await leaving(tablet, [{ presentation, units: 9 }])]);
  service.clock.advance(60_000);
  await tablet.send([await tablet.count([0, 0, 4])]);
  expect((await told('demo-toulouse')).floor).toMatchObject({ answer: 'met', injections: 2 });

  service.clock.advance(60_000);
  const promised = await leaving(tablet, [{ presentation, units: 1 }], 'reservation');
  await tablet.send([promised]);
  const short = await told('demo-toulouse');
  expect(short.floor).toMatchObject({ answer: 'breached', injections: 1, shortBy: 1 });
  expect(short.lastCount?.left).toEqual([{ presentation, counted: 4, left: 1, isOverdrawn: false }]);

  const voids = { device: tablet.device, seq: promised.seq };
  await tablet.send([await tablet.seal('void', { product, voids })]);
  expect(await told('demo-toulouse')).toMatchObject({ floor: { answer: 'met' }, lastCount: { left: [] } });
});

test('of every kind, by any tablet of the pharmacy, which the others are told', async () => {
  const [one, other] = [await enrol('demo-rennes'), await enrol('demo-rennes')];
  await one.send([await one.count([0, 0, 9])]);
  service.clock.advance(60_000);
  const sealed = [];
  for (const kind of ['use', 'loss', 'isolation'] as const)
    sealed.push(await leaving(other, [{ presentation, units: 2 }], kind));
  await other.send(sealed);
  expect((await told('demo-rennes')).lastCount?.left).toMatchObject([{ counted: 9, left: 6 }]);
  expect((await one.send()).pull.events.map(({ event }) => event)).toEqual(sealed);
});

test('more than was counted leaves nothing, and is told as such', async () => {
  const tablet = await enrol('demo-nantes');
  await tablet.send([await tablet.count([0, 1, 4])]);
  service.clock.advance(60_000);
  await tablet.send([await leaving(tablet, [{ presentation, units: 5 }])]);
  expect(await told('demo-nantes')).toMatchObject({
    floor: { injections: 0 },
    lastCount: { left: [{ presentation, counted: 4, left: 5, isOverdrawn: true }] },
  });
});

test('much that left since an old count hides neither that count nor itself', async () => {
  const tablet = await enrol('demo-bordeaux');
  await tablet.send([await tablet.count([0, 0, 99])]);
  const sealed = [];
  for (let day = 0; day < 30; day++) {
    service.clock.advance(86_400_000);
    sealed.push(await leaving(tablet, [{ presentation, units: 1 }]));
  }
  service.clock.advance(30 * 86_400_000);
  await tablet.send(sealed);
  expect(await told('demo-bordeaux')).toMatchObject({
    floor: { answer: 'unknown' },
    lastCount: { left: [{ counted: 99, left: 30 }] },
  });
});

test('by a doubtful clock it left after the count, where that may be', async () => {
  const tablet = await enrol('demo-lille');
  await tablet.send([await tablet.count([0, 0, 4])]);
  service.clock.advance(3_600_000);
  // Two hours behind the offset that it knew: before the count by one reading, after it by the other.
  const countedAt = new Date(Date.parse(service.clock.now()) - 7_200_000).toISOString();
  const sealed = await leaving(tablet, [{ presentation, units: 1 }], 'use', { countedAt });
  await tablet.send([sealed], { deviceTime: countedAt });
  expect((await told('demo-lille')).lastCount?.left).toMatchObject([{ left: 1 }]);

  // And before the next count, which was made after it was received, whatever the clock says.
  const ahead = new Date(Date.parse(service.clock.now()) + 86_400_000).toISOString();
  await tablet.send([await leaving(tablet, [{ presentation, units: 1 }], 'use', { countedAt: ahead })]);
  expect((await told('demo-lille')).lastCount?.left).toMatchObject([{ left: 2 }]);
  service.clock.advance(60_000);
  await tablet.send([await tablet.count([0, 0, 2])]);
  expect((await told('demo-lille')).lastCount?.left).toEqual([]);
});

test('of no unit, or of less, it is set aside', async () => {
  const tablet = await enrol('demo-marseille');
  const events = [];
  for (const lines of [[], [{ presentation, units: 0 }], [{ presentation, units: -1 }]])
    events.push(await leaving(tablet, lines));
  const { results } = await tablet.send(events);
  expect(results).toMatchObject(events.map(() => ({ result: 'quarantined', reason: 'unreadable' })));
});

const enrol = (facility: string) => WireTablet.enrol(service, facility);

function leaving(tablet: WireTablet, lines: LeavingLine[], kind: LeavingKind = 'use', changes = {}) {
  return tablet.seal(kind, { product, lines }, changes);
}

async function told(facility: string): Promise<SupervisedProduct> {
  const cookie = await service.supervisor();
  const view = ViewSchema.parse(JSON.parse((await service.get('/v1/supervision', { cookie })).body));
  const found = view.facilities
    .find((it) => it.facility.id === facility)
    ?.products.find((it) => it.product === product);
  if (!found) throw new Error(`${facility} is not in the view`);
  return found;
}
