import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostLots } from '../../src/domain/lot.ts';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const lot = (change: object = {}) => ({
  lot: 'AB12',
  expiry: { kind: 'date', date: '2027-03-31' },
  origin: 'own',
  physical: 3,
  usable: 3,
  ...change,
});

function countOf(lots: { physical: number; usable: number }[], of400: object = {}) {
  const sum = (of: 'physical' | 'usable') => lots.reduce((total, it) => total + it[of], 0);
  const nothing = { physical: 0, usable: 0, earliestExpiry: { kind: 'none' } };
  const earliestExpiry = { kind: 'date', date: '2027-03-31' };
  return {
    product: 'tocilizumab-iv',
    answers: null,
    lines: [
      { presentation: 'roactemra-iv-80', ...nothing },
      { presentation: 'roactemra-iv-200', ...nothing },
      {
        presentation: 'roactemra-iv-400',
        physical: sum('physical'),
        usable: sum('usable'),
        earliestExpiry,
        lots,
        ...of400,
      },
    ],
  };
}

async function seen(facility: string) {
  const answer = await service.get('/v1/supervision', { cookie: await service.supervisor() });
  const view = SupervisionView.parse(JSON.parse(answer.body));
  const product = view.facilities.find((it) => it.facility.id === facility)?.products[0];
  return { lines: product?.lastCount?.lines, floor: product?.floor };
}

test('a count by lot reaches supervisors and the pharmacy’s other tablet with its lots, and each lot is judged alone', async () => {
  const [one, other] = [
    await WireTablet.enrol(service, 'demo-lyon'),
    await WireTablet.enrol(service, 'demo-lyon'),
  ];
  const lots = [
    lot(),
    lot({ lot: null, expiry: { kind: 'unknown' }, physical: 1, usable: 1 }),
    lot({
      lot: 'OLD',
      expiry: { kind: 'date', date: '2026-10-31' },
      origin: 'from-the-moon',
      physical: 9,
      usable: 9,
    }),
  ];
  expect((await one.send([await one.seal('count', countOf(lots))])).results).toMatchObject([
    { result: 'stored' },
  ]);
  const [pulled] = (await other.send()).pull.events;
  expect(pulled?.event).toMatchObject({ body: countOf(lots) });
  const { lines, floor } = await seen('demo-lyon');
  expect(lines?.[2]?.lots).toEqual(lots);
  // Three of 400 mg in date make one injection, the fourth, of which nobody knows, the second.
  expect(floor).toMatchObject({ injections: 2, unverified: 1 });
});

test.each([
  ['that do not add up', countOf([lot()], { physical: 4 })],
  ['of which more can be used than there is', countOf([lot({ usable: 4 }), lot({ physical: 2, usable: 0 })])],
  ['with a text that no pack bears', countOf([lot({ lot: 'É 1' })])],
  ['without an origin', countOf([lot({ origin: undefined })])],
])('a count by lots %s is kept aside', async (_, body) => {
  const tablet = await WireTablet.enrol(service, 'demo-lille');
  expect((await tablet.send([await tablet.seal('count', body)])).results).toMatchObject([
    { result: 'quarantined', reason: 'unreadable' },
  ]);
});

test('the most lots that a count may hold, spelt at their longest, fit an event', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-lille');
  const longest = lot({ lot: 'W'.repeat(20), origin: 'state-stock', physical: 666, usable: 666 });
  const event = await tablet.seal('count', countOf(Array.from({ length: mostLots }, () => longest) as never));
  expect((await tablet.send([event])).results).toMatchObject([{ result: 'stored' }]);
});
