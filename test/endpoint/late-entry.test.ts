import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { vials, WireTablet } from '../support/tablet.ts';

/** A Friday, 09:00 in Cayenne. */
const friday = '2026-11-27T12:00:00.000Z';
const day = 86_400_000;
let service: Service;
beforeAll(async () => {
  service = await startService({}, friday);
});
afterAll(() => service.close());

const typedOn = (countedAt: string, rest: object = {}) => ({ countedAt, enteredAt: friday, ...rest });

test('a sheet counts for the day on which it was counted, known since it came, and is marked', async () => {
  const tablet = await enrol('demo-cayenne');
  const sheets = [
    await tablet.count([1, 1, 1], typedOn('2026-11-23T12:00:00.000Z')),
    // Tuesday in Paris, still Monday 23:30 in Cayenne.
    await tablet.count([2, 2, 2], typedOn('2026-11-24T02:30:00.000Z')),
    await tablet.count([3, 3, 3], typedOn('2026-11-25T12:00:00.000Z')),
  ];
  const { results } = await tablet.send(sheets);
  expect(results.map((it) => it.result)).toEqual(['stored', 'stored', 'stored']);
  expect(await see('demo-cayenne')).toMatchObject({
    period: { done: ['2026-11-23', '2026-11-25'] },
    lastCount: {
      countedAt: '2026-11-25T12:00:00.000Z',
      receivedAt: friday,
      enteredAt: friday,
      clockUncertain: false,
    },
  });
});

test('an older count that comes in later does not replace a newer one’s stock, nor is that one marked', async () => {
  const tablet = await enrol('demo-toulouse');
  await tablet.send([await tablet.count([0, 0, 1])]);
  const before = await see('demo-toulouse');
  await tablet.send([await tablet.count([9, 9, 9], typedOn(addMs(friday, -day)))]);
  const after = await see('demo-toulouse');
  expect(after.lastCount).toEqual(before.lastCount);
  expect(after.lastCount).toMatchObject({ enteredAt: null, lines: vials([0, 0, 1]) });
  expect(after.floor).toEqual(before.floor);
  expect(after.period.done).toEqual(['2026-11-26', '2026-11-27']);
});

test('a sheet typed in again at the same time stands with its last figures', async () => {
  const tablet = await enrol('demo-rennes');
  const at = addMs(friday, -3_600_000);
  await tablet.send([await tablet.count([1, 0, 0], typedOn(at)), await tablet.count([2, 0, 0], typedOn(at))]);
  expect((await see('demo-rennes')).lastCount?.lines).toEqual(vials([2, 0, 0]));
});

test('what a correction says of a sheet stays marked as typed in', async () => {
  const tablet = await enrol('demo-lyon');
  const sheet = await tablet.count([1, 0, 0], typedOn(addMs(friday, -day)));
  const replaces = { device: tablet.device, seq: sheet.seq };
  const body = { product: 'tocilizumab-iv', answers: null, lines: vials([4, 0, 0]), replaces };
  await tablet.send([sheet, await tablet.seal('correction', body)]);
  expect((await see('demo-lyon')).lastCount).toMatchObject({ enteredAt: friday, lines: vials([4, 0, 0]) });
});

test.each([
  ['after it was entered', 1, 'typed-time'],
  ['seven days back and a millisecond', -7 * day - 1, 'typed-time'],
  ['seven days back', -7 * day, 'stored'],
  ['when it was entered', 0, 'stored'],
])('a time typed %s is judged by the corrected clock of the tablet', async (_, ms, expected) => {
  const tablet = await enrol('demo-paris');
  // A tablet two hours slow: its own clock alone would say otherwise.
  tablet.offsetMs = 2 * 3_600_000;
  const enteredAt = tablet.deviceTime();
  const { results } = await tablet.send([
    await tablet.count([1, 0, 0], { countedAt: addMs(friday, ms), enteredAt }),
  ]);
  expect(results.map((it) => ('reason' in it ? it.reason : it.result))).toEqual([expected]);
});

test('entered by a doubtful clock, a sheet is uncertain and meets no duty on a doubtful day', async () => {
  const tablet = await enrol('demo-lille');
  const enteredAt = addMs(friday, -2 * day);
  const sheet = await tablet.count([1, 0, 0], {
    countedAt: addMs(enteredAt, -day),
    enteredAt,
    clockOffsetMs: 0,
  });
  await tablet.send([sheet], { deviceTime: enteredAt });
  expect(await see('demo-lille')).toMatchObject({
    period: { done: [] },
    lastCount: { clockUncertain: true, countedAt: addMs(enteredAt, -day) },
  });
});

const enrol = (id: string) => WireTablet.enrol(service, id);

async function see(id: string) {
  const cookie = await service.supervisor();
  const view = SupervisionView.parse(JSON.parse((await service.get('/v1/supervision', { cookie })).body));
  const products = view.facilities.find((it) => it.facility.id === id)?.products ?? [];
  const found = products.find((it) => it.product === 'tocilizumab-iv');
  if (!found) throw new Error(`no ${id}`);
  return found;
}
