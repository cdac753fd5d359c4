import { describe, expect, it } from 'vitest';
import { inForce, rulesOf } from '../../src/domain/directive.ts';
import { judgeDuties } from '../../src/domain/duty.ts';
import { firstPack } from '../../src/reference/pack.ts';

const rules = rulesOf(firstPack.documents);

function due(productId: string, day: string) {
  const now = `${day}T12:00:00Z`;
  const { current } = judgeDuties({ rules, productId, zone: 'Europe/Paris', now, counts: [], receipts: [] });
  return [current.required, current.rule?.obligation ?? null, current.state];
}

describe('what the five sources ask for, day by day', () => {
  it.each([
    ['tocilizumab-iv', '2020-08-10', [0, null, 'none']],
    ['tocilizumab-iv', '2020-08-11', [1, 'invited', 'open']],
    ['tocilizumab-iv', '2021-06-06', [1, 'invited', 'last-chance']],
    ['tocilizumab-iv', '2021-06-07', [1, 'invited', 'open']],
    ['tocilizumab-iv', '2021-06-08', [3, 'obligatory', 'open']],
    ['tocilizumab-iv', '2026-11-18', [3, 'obligatory', 'open']],
    ['tocilizumab-sc', '2021-06-08', [1, 'invited', 'open']],
    ['tocilizumab-sc', '2026-11-18', [1, 'invited', 'open']],
    ['dexamethasone', '2020-06-29', [0, null, 'none']],
    ['dexamethasone', '2020-06-30', [1, 'bound', 'open']],
    ['dexamethasone', '2021-06-14', [1, 'bound', 'open']],
    ['ronapreve', '2021-08-19', [0, null, 'none']],
    ['human-immunoglobulin', '2021-08-19', [0, null, 'none']],
    ['salbutamol-tablets', '2021-12-15', [0, null, 'none']],
  ])('of %s on %s', (product, day, expected) => expect(due(product, day)).toEqual(expected));

  it('judges the week of 7 June 2021 once, by the later rule: its Monday counts before, and not after', () => {
    const monday = [{ at: '2021-06-07T09:00:00Z' }];
    const at = (now: string) =>
      judgeDuties({
        rules,
        productId: 'tocilizumab-iv',
        zone: 'Europe/Paris',
        now,
        counts: monday,
        receipts: [],
      }).current;
    expect(at('2021-06-07T12:00:00Z')).toMatchObject({ required: 1, state: 'done', days: ['2021-06-07'] });
    expect(at('2021-06-08T12:00:00Z')).toMatchObject({ required: 3, state: 'open', days: [] });
    expect(at('2021-06-08T12:00:00Z').daysUnder[0]).toBe('2021-06-08');
  });

  it('keeps the floor in force after every other date of its letter', () => {
    const floor = rules.find((rule) => rule.kind === 'floor');
    if (!floor) throw new Error('no floor');
    expect(inForce(floor, rules, 'tocilizumab-iv', '2021-10-13')).toBe('no');
    expect(inForce(floor, rules, 'tocilizumab-iv', '2021-10-14')).toBe('yes');
    expect(inForce(floor, rules, 'tocilizumab-iv', '2022-01-01')).toBe('yes');
    expect(inForce(floor, rules, 'tocilizumab-sc', '2022-01-01')).toBe('no');
  });
});

describe('how a rule ends', () => {
  const weekly = rules.find((rule) => rule.id === 'mars-2020-72/dexamethasone-weekly');
  if (weekly?.kind !== 'cadence') throw new Error('no weekly rule');
  const ends = (until: typeof weekly.until, date: string) =>
    inForce({ ...weekly, until }, [{ ...weekly, until }], 'dexamethasone', date);

  it('on its date, after its last day', () => {
    expect(ends({ kind: 'date', date: '2021-12-31' }, '2021-12-31')).toBe('yes');
    expect(ends({ kind: 'date', date: '2021-12-31' }, '2022-01-01')).toBe('no');
  });

  it('never on a forecast, which only passes', () => {
    expect(ends({ kind: 'forecast', date: '2021-12-31' }, '2021-12-31')).toBe('yes');
    expect(ends({ kind: 'forecast', date: '2021-12-31' }, '2022-01-01')).toBe('forecast-passed');
  });

  it('on an event only once somebody dates it', () => {
    expect(ends({ kind: 'event', event: 'situation normale', occurredOn: null }, '2030-01-01')).toBe('yes');
    expect(ends({ kind: 'event', event: 'situation normale', occurredOn: '2022-03-01' }, '2022-02-28')).toBe(
      'yes',
    );
    expect(ends({ kind: 'event', event: 'situation normale', occurredOn: '2022-03-01' }, '2022-03-01')).toBe(
      'no',
    );
  });

  it('inside a week, which then asks for no more updates than it has days left under the rule', () => {
    const until = { kind: 'date', date: '2021-06-15' } as const;
    const thrice = [{ ...weekly, updates: 3, until }];
    const at = (now: string) =>
      judgeDuties({ rules: thrice, productId: 'dexamethasone', zone: 'UTC', now, counts: [], receipts: [] })
        .current;
    expect(at('2021-06-14T12:00:00Z')).toMatchObject({ required: 2, state: 'last-chance' });
    expect(at('2021-06-16T12:00:00Z')).toMatchObject({ required: 2, state: 'missed', missedBy: 2 });
  });
});
