import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../src/domain/day.ts';
import { bindingRules, rulesFor } from '../../src/domain/directive.ts';
import { judgeDuties } from '../../src/domain/duty.ts';
import { firstPack } from '../../src/reference/pack.ts';

const rules = rulesFor(firstPack.documents, '11');

/** Noon at the place on each day of week 2021-W23, Monday 7 to Sunday 13 June, and offsets in June. */
const zones = [
  ['Europe/Paris', 2],
  ['America/Cayenne', -3],
  ['Indian/Reunion', 4],
  ['Indian/Mayotte', 3],
  ['Pacific/Noumea', 11],
] as const;

describe.each(zones)(
  'week 2021-W23, in which the second rule begins on the Tuesday, in %s',
  (zone, hours) => {
    const noon = (day: number) => new Date(Date.UTC(2021, 5, day, 12 - hours)).toISOString();
    const judge = (today: number, counted: number[], productId = 'tocilizumab-iv') =>
      judgeDuties({
        rules,
        productId,
        zone,
        now: noon(today),
        counts: counted.map((day) => ({ at: noon(day) })),
        receipts: [],
      }).current;

    it('takes a Monday for the invitation of the Monday alone', () => {
      expect(judge(7, [7])).toMatchObject({ required: 1, state: 'done', days: ['2021-06-07'] });
      expect(judge(8, [7])).toMatchObject({ required: 3, state: 'open', days: [] });
      expect(judge(13, [7, 9, 11])).toMatchObject({ required: 3, state: 'last-chance', missedBy: 0 });
    });

    it('can be met from the Tuesday on, on six days', () => {
      expect(judge(8, []).daysUnder).toHaveLength(6);
      expect(judge(13, [8, 10, 13])).toMatchObject({ state: 'done' });
      expect(judge(12, [8])).toMatchObject({ state: 'last-chance' });
      expect(judge(13, [8])).toMatchObject({ state: 'missed', missedBy: 1 });
    });

    it('leaves the SC forms their week', () => {
      expect(judge(13, [7], 'tocilizumab-sc')).toMatchObject({ required: 1, state: 'done' });
    });
  },
);

describe('the number for help without stock, until 31 December 2021 at the place', () => {
  const shown = (instant: string, zone: string) =>
    bindingRules('contact', rules, 'tocilizumab-iv', localDateOf(instant, zone)).map((it) => it.condition);

  it.each([
    ['Pacific/Noumea', '2021-12-31T12:59:59Z', '2021-12-31T13:00:00Z'],
    ['Indian/Reunion', '2021-12-31T19:59:59Z', '2021-12-31T20:00:00Z'],
    ['Indian/Mayotte', '2021-12-31T20:59:59Z', '2021-12-31T21:00:00Z'],
    ['Europe/Paris', '2021-12-31T22:59:59Z', '2021-12-31T23:00:00Z'],
    ['America/Cayenne', '2022-01-01T02:59:59Z', '2022-01-01T03:00:00Z'],
  ])('is there to the last second in %s, and the one for information stays', (zone, before, after) => {
    expect(shown(before, zone).sort()).toEqual(['always', 'no-stock']);
    expect(shown(after, zone)).toEqual(['always']);
  });
});

describe('salbutamol, whose dates are months', () => {
  const status = (date: string) =>
    bindingRules('supply-status', rules, 'salbutamol-tablets', date).map((it) => it.status);

  it('is short from the end of 2021, and comes back in limited stock in June 2022', () => {
    expect(status('2021-11-30')).toEqual([]);
    expect(status('2021-12-01')).toEqual(['shortage']);
    expect(status('2022-05-31')).toEqual(['shortage']);
    expect(status('2022-06-01')).toEqual(['limited-return']);
  });
});
