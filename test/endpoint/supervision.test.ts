import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SupervisedFacility, SupervisionView } from '../../src/protocol/supervision.ts';
import { SupervisionView as ViewSchema } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { vials, WireTablet } from '../support/tablet.ts';

/** Each test on a week of its own: the clock only goes on. */
let service: Service;
let cookie: string;
beforeAll(async () => {
  service = await startService({}, '2026-11-23T12:00:00.000Z');
});
afterAll(() => service.close());

test('three local days of counting are on time in Cayenne, though two of them are one day in Paris', async () => {
  const [cayenne, paris] = [await enrol('demo-cayenne'), await enrol('demo-paris')];
  // Monday 21:30 and Tuesday 00:30 in Cayenne; Tuesday 01:30 and 04:30 in Paris.
  for (const at of ['2026-11-24T00:30:00.000Z', '2026-11-24T03:30:00.000Z', '2026-11-25T12:00:00.000Z']) {
    goTo(at);
    await cayenne.send([await cayenne.count([0, 0, 4])]);
    await paris.send([await paris.count([0, 0, 4])]);
  }
  const view = await see();
  expect(tocilizumab(view, 'demo-cayenne')).toMatchObject({
    state: 'on-time',
    period: { key: '2026-W48', required: 3, done: ['2026-11-23', '2026-11-24', '2026-11-25'], missedBy: 0 },
    rule: { id: 'minsante-2021-77/tocilizumab-iv-thrice-weekly', obligation: 'obligatory' },
    previousPeriod: { key: '2026-W47', state: 'missing', wasMissedAtTheTime: true },
    lastCount: { localDate: '2026-11-25', clockUncertain: false, lines: vials([0, 0, 4]) },
  });
  expect(tocilizumab(view, 'demo-paris')).toMatchObject({
    state: 'late',
    period: { done: ['2026-11-24', '2026-11-25'] },
  });
  expect(tocilizumab(view, 'demo-lyon')).toMatchObject({ state: 'silent', since: null, lastCount: null });
});

test('who was heard from is missing, who was not is silent since then, and both have missed', async () => {
  const heard = await enrol('demo-rennes');
  await enrol('demo-bordeaux');
  goTo('2026-11-28T12:00:00.000Z');
  await heard.send();
  const view = await see();
  expect(tocilizumab(view, 'demo-rennes')).toMatchObject({ state: 'missing' });
  expect(tocilizumab(view, 'demo-bordeaux')).toMatchObject({ state: 'silent', since: '2026-11-25' });
  expect(facility(view, 'demo-bordeaux').lastHeardAt).toBe('2026-11-25T12:00:00.000Z');
});

test('counts that arrive late bring the week in order, and what was thought of it stays visible', async () => {
  const tablet = await enrol('demo-marseille');
  goTo('2026-12-01T12:00:00.000Z');
  const kept = [await tablet.count()];
  for (const at of ['2026-12-02T12:00:00.000Z', '2026-12-03T12:00:00.000Z']) {
    goTo(at);
    kept.push(await tablet.count());
  }
  goTo('2026-12-06T12:00:00.000Z');
  expect(tocilizumab(await see(), 'demo-marseille').state).toBe('silent');
  await tablet.send(kept);
  expect(tocilizumab(await see(), 'demo-marseille')).toMatchObject({
    state: 'on-time-received-late',
    period: { missedBy: 0 },
  });
});

test('a correction keeps the day of what it replaces, and a void takes its day away', async () => {
  const tablet = await enrol('demo-strasbourg');
  goTo('2026-12-07T12:00:00.000Z');
  const first = await tablet.count([1, 1, 1]);
  goTo('2026-12-08T12:00:00.000Z');
  const second = await tablet.count([2, 2, 2]);
  goTo('2026-12-09T12:00:00.000Z');
  const product = 'tocilizumab-iv';
  const correction = await tablet.seal('correction', {
    product,
    answers: null,
    lines: vials([9, 9, 9]),
    replaces: { device: tablet.device, seq: second.seq },
  });
  await tablet.send([first, second, correction]);
  expect(tocilizumab(await see(), 'demo-strasbourg')).toMatchObject({
    period: { done: ['2026-12-07', '2026-12-08'] },
    lastCount: { localDate: '2026-12-08', lines: vials([9, 9, 9]) },
  });
  await tablet.send([
    await tablet.seal('void', { product, voids: { device: tablet.device, seq: second.seq } }),
  ]);
  expect(tocilizumab(await see(), 'demo-strasbourg')).toMatchObject({
    period: { done: ['2026-12-07'] },
    lastCount: { localDate: '2026-12-07', lines: vials([1, 1, 1]) },
  });
});

test('a receipt is open until a count follows it', async () => {
  const tablet = await enrol('demo-paris');
  const receipt = { product: 'tocilizumab-iv', lines: [{ presentation: 'roactemra-iv-400', units: 4 }] };
  await tablet.send([await tablet.seal('receipt', receipt)]);
  expect(tocilizumab(await see(), 'demo-paris').openReceipts).toBe(1);
  service.clock.advance(60_000);
  await tablet.send([await tablet.count()]);
  expect(tocilizumab(await see(), 'demo-paris').openReceipts).toBe(0);
});

test('a count by a doubtful clock is shown as such, and meets no duty unless both readings give its day', async () => {
  const tablet = await enrol('demo-cayenne');
  goTo('2026-12-15T15:00:00.000Z');
  const twoDays = [
    await tablet.count([1, 0, 0], { clockOffsetMs: 0 }),
    await tablet.count([2, 0, 0], { countedAt: '2026-12-14T15:00:00.000Z', clockOffsetMs: null }),
  ];
  goTo('2026-12-16T15:00:00.000Z');
  await tablet.send(twoDays, { deviceTime: '2026-12-15T15:00:00.000Z' });
  expect(tocilizumab(await see(), 'demo-cayenne').period.done).toEqual([]);

  const oneDay = await tablet.count([3, 0, 0], {
    clockOffsetMs: 3_600_000,
    countedAt: '2026-12-16T13:30:00.000Z',
  });
  await tablet.send([oneDay]);
  expect(tocilizumab(await see(), 'demo-cayenne')).toMatchObject({
    period: { done: ['2026-12-16'] },
    lastCount: { clockUncertain: true, lines: vials([3, 0, 0]) },
  });
});

test('the floor is judged where CAR-T is done, listed apart where nobody has said, and absent elsewhere', async () => {
  const [yes, unanswered, no] = [
    await enrol('demo-toulouse'),
    await enrol('demo-tours'),
    await enrol('demo-dijon'),
  ];
  await service.sql`update facility set record = record || '{"carT": "yes"}' where id = 'demo-toulouse'`;
  for (const tablet of [yes, unanswered, no]) await tablet.send([await tablet.count([2, 1, 3])]);
  const view = await see();
  const rule = 'roche-2021-10-14/car-t-floor';
  const figures = { injections: 1, required: 2, shortBy: 1, doseMg: 800, rule, resupplyCompromised: false };
  expect(tocilizumab(view, 'demo-toulouse').floor).toMatchObject({ answer: 'breached', ...figures });
  expect(tocilizumab(view, 'demo-tours').floor).toMatchObject({ answer: 'car-t-unanswered', ...figures });
  expect(tocilizumab(view, 'demo-dijon').floor).toBeNull();
});

test('the last count is found however old it is, and a silent pharmacy keeps its figures', async () => {
  const tablet = await enrol('demo-lille');
  await tablet.send([await tablet.count([7, 7, 7])]);
  service.clock.advance(400 * 86_400_000);
  expect(tocilizumab(await see(), 'demo-lille').lastCount?.lines).toEqual(vials([7, 7, 7]));
});

test('each tablet is shown with what it lacks, what is quarantined and what it has not sent', async () => {
  const tablet = await enrol('demo-nantes');
  const events = [await tablet.count(), await tablet.count(), await tablet.count()];
  await tablet.send([events[0], events[2], { seq: 9 }], {
    outbox: { size: 5, oldestCountedAt: '2027-01-01T00:00:00.000Z' },
  });
  expect(facility(await see(), 'demo-nantes').devices).toEqual([
    {
      device: tablet.device,
      enrolledAt: service.clock.now(),
      revokedAt: null,
      imported: null,
      lastHeardAt: service.clock.now(),
      outboxSize: 2,
      outboxOldestAt: '2027-01-01T00:00:00.000Z',
      gaps: [{ from: 2, to: 2 }],
      quarantined: 1,
    },
  ]);
});

test('a count from a clock years ahead was made when it came at the latest, and later ones are seen', async () => {
  const tablet = await enrol('demo-toulouse');
  const ahead = { countedAt: '2035-01-01T12:00:00.000Z', clockOffsetMs: null };
  await tablet.send([await tablet.count([9, 9, 9], ahead)]);
  const first = tocilizumab(await see(), 'demo-toulouse').lastCount;
  expect(first).toMatchObject({ clockUncertain: true, lines: vials([9, 9, 9]) });
  expect(first?.countedAt).toBe(first?.receivedAt);
  goTo(new Date(Date.parse(service.clock.now()) + 3_600_000).toISOString());
  await tablet.send([await tablet.count([1, 0, 2])]);
  expect(tocilizumab(await see(), 'demo-toulouse').lastCount).toMatchObject({
    clockUncertain: false,
    lines: vials([1, 0, 2]),
  });
});

function enrol(id: string): Promise<WireTablet> {
  return WireTablet.enrol(service, id);
}

function goTo(at: string): void {
  service.clock.advance(Date.parse(at) - Date.parse(service.clock.now()));
}

async function see(): Promise<SupervisionView> {
  cookie = await service.supervisor();
  return ViewSchema.parse(JSON.parse((await service.get('/v1/supervision', { cookie })).body));
}

function facility(view: SupervisionView, id: string): SupervisedFacility {
  return view.facilities.find((it) => it.facility.id === id) as SupervisedFacility;
}

function tocilizumab(view: SupervisionView, id: string) {
  return facility(view, id).products.find(
    (it) => it.product === 'tocilizumab-iv',
  ) as SupervisedFacility['products'][0];
}
