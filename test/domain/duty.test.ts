import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf, weekdayOf } from '../../src/domain/day.ts';
import { rulesOf } from '../../src/domain/directive.ts';
import {
  type CountFact,
  distinctDays,
  isLastOpenChance,
  judgeDuties,
  judgePeriod,
  lateAgainstPlan,
  missedSince,
} from '../../src/domain/duty.ts';
import { weekOf } from '../../src/domain/period.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { dayText, localDay, weekHolding, zones } from './calendar.ts';
import { judgeByFutures, oracleProducts } from './duty-oracle.ts';

const rules = rulesOf(firstPack.documents);
const dayMs = 86_400_000;

function judge(input: {
  now: string;
  zone?: string;
  product?: string;
  counts?: (string | CountFact)[];
  receipts?: string[];
}) {
  return judgeDuties({
    rules,
    productId: input.product ?? 'tocilizumab-iv',
    zone: input.zone ?? 'UTC',
    now: input.now,
    counts: (input.counts ?? []).map((count) => (typeof count === 'string' ? { at: count } : count)),
    receipts: (input.receipts ?? []).map((at) => ({ at })),
  });
}

describe('days and weeks', () => {
  it('agree with plain arithmetic in every zone of the nation, half hours and two summer times among them', () => {
    const instant = fc.integer({ min: Date.UTC(2018, 0, 3), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (ms, zone) => {
        const day = localDay(ms, zone);
        expect(localDateOf(new Date(ms).toISOString(), zone)).toBe(day);
        const { key, days } = weekHolding(day);
        expect(weekOf(day)).toEqual({ key, from: days[0], to: days[6] });
        expect(days.indexOf(day) + 1).toBe(weekdayOf(day));
        expect(addDays(day, 40)).toBe(dayText(Date.parse(day) + 40 * dayMs));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
  ])('put %s in %s', (day, key) => expect(weekOf(day).key).toBe(key));
});

describe('the duties of a week', () => {
  it('are what trying every remaining day shows, whatever the zone, the product and the counts', () => {
    const span = fc.oneof(
      fc.integer({ min: Date.UTC(2020, 5, 20), max: Date.UTC(2040, 5, 20) }),
      // The weeks where rules begin, years end and clocks change.
      fc
        .constantFrom('2020-06-30', '2020-08-11', '2021-06-08', '2021-01-01', '2021-03-28', '2021-10-31')
        .chain((day) => fc.integer({ min: -8 * dayMs, max: 16 * dayMs }).map((ms) => Date.parse(day) + ms)),
    );
    const counts = fc.array(fc.integer({ min: -15 * dayMs, max: 2 * dayMs }), { maxLength: 9 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        span,
        counts,
        fc.constantFrom(...zones),
        fc.constantFrom(...oracleProducts),
        (now, ages, zone, product) => {
          const at = ages.map((age) => now + age);
          const duties = judge({
            now: new Date(now).toISOString(),
            zone,
            product,
            counts: at.map((ms) => new Date(ms).toISOString()),
          });
          for (const [judged, weeksBack] of [
            [duties.current, 0],
            [duties.previous, 1],
          ] as const) {
            const { period, required, days, state, missedBy } = judged;
            const oracle = judgeByFutures({ product, zone, counts: at, now, weeksBack });
            expect({ week: period.key, required, days, state, missedBy }).toEqual(oracle);
            seen.add(`${weeksBack} ${state}`);
          }
        },
      ),
      { numRuns: 600 },
    );
    expect([...seen].sort()).toEqual([
      '0 done',
      '0 last-chance',
      '0 missed',
      '0 none',
      '0 open',
      '1 done',
      '1 missed',
      '1 none',
    ]);
  });

  it('only get better with one more count', () => {
    const rank = ['missed', 'last-chance', 'open', 'done'];
    const moment = fc.integer({ min: Date.UTC(2021, 5, 21), max: Date.UTC(2021, 6, 12) });
    fc.assert(
      fc.property(moment, fc.array(moment, { maxLength: 4 }), moment, (now, counts, more) => {
        const stateWith = (list: number[]) =>
          judge({ now: new Date(now).toISOString(), counts: list.map((ms) => new Date(ms).toISOString()) });
        const before = stateWith(counts);
        const after = stateWith([...counts, more]);
        expect(rank.indexOf(after.current.state)).toBeGreaterThanOrEqual(rank.indexOf(before.current.state));
        expect(after.previous.missedBy).toBeLessThanOrEqual(before.previous.missedBy);
      }),
    );
  });

  it('take two counts of one local day for one, and one UTC day across local midnight for two', () => {
    const counts = ['2021-06-15T02:30:00Z', '2021-06-15T03:30:00Z'];
    const now = '2021-06-16T12:00:00Z';
    expect(judge({ now, counts, zone: 'America/Cayenne' }).current.days).toEqual([
      '2021-06-14',
      '2021-06-15',
    ]);
    expect(judge({ now, counts, zone: 'Europe/Paris' }).current.days).toEqual(['2021-06-15']);
  });

  it('are not met on a day that a doubtful clock leaves open', () => {
    const counts = [
      { at: '2021-06-15T10:00:00Z', otherReading: '2021-06-16T10:00:00Z' },
      { at: '2021-06-17T10:00:00Z', otherReading: '2021-06-17T11:00:00Z' },
    ];
    expect(judge({ now: '2021-06-18T10:00:00Z', counts }).current.days).toEqual(['2021-06-17']);
  });

  it('know when a week was lost: at the start of the day that made it so', () => {
    const { current } = judge({ now: '2021-06-20T12:00:00Z', counts: ['2021-06-15T10:00:00Z'] });
    expect(current).toMatchObject({ state: 'missed', missedBy: 1 });
    expect(missedSince(current, '2021-06-20')).toBe('2021-06-20');
    const sunday = ['2021-06-14T10:00:00Z', '2021-06-20T10:00:00Z'];
    const { current: counted } = judge({ now: '2021-06-20T12:00:00Z', counts: sunday });
    expect(missedSince(counted, '2021-06-20')).toBe('2021-06-20');
    const { previous } = judge({
      now: '2021-06-22T12:00:00Z',
      counts: ['2021-06-15T10:00:00Z', '2021-06-19T10:00:00Z'],
    });
    expect(missedSince(previous, '2021-06-22')).toBe('2021-06-21');
    expect(missedSince(judge({ now: '2021-06-15T10:00:00Z' }).current, '2021-06-15')).toBeNull();
  });
});

describe('a period on its own', () => {
  const week = weekOf('2021-06-14');
  const judged = (days: string[], today: string, known: typeof rules = rules) =>
    judgePeriod({ rules: known, productId: 'tocilizumab-iv', period: week, days, today });

  it('asks for nothing where no rule has begun, and holds no day', () => {
    const nothing = { rule: null, required: 0, daysUnder: [], days: [], usable: [], missedBy: 0 };
    expect(judged(['2021-06-14'], '2021-06-15', [])).toEqual({ period: week, state: 'none', ...nothing });
  });

  it('knows no count of a day that has not come', () => {
    expect(judged(['2021-06-14', '2021-06-17'], '2021-06-15').days).toEqual(['2021-06-14']);
  });

  it('is no last chance while today has its count, though every day after it is needed', () => {
    const friday = judged(['2021-06-18'], '2021-06-18');
    expect(friday).toMatchObject({ state: 'open', usable: ['2021-06-19', '2021-06-20'] });
    expect(judged([], '2021-06-18').state).toBe('last-chance');
  });

  it('is judged by the later of its rules, in whatever order they are written', () => {
    const mixed = weekOf('2021-06-08');
    const ruleOf = (known: typeof rules) =>
      judgePeriod({ rules: known, productId: 'tocilizumab-iv', period: mixed, days: [], today: '2021-06-13' })
        .rule;
    expect(ruleOf(rules)?.from).toBe('2021-06-08');
    expect(ruleOf([...rules].reverse())).toEqual(ruleOf(rules));
  });

  it('has the days of its counts in their order, each once', () => {
    const at = fc.integer({ min: Date.UTC(2021, 0, 1), max: Date.UTC(2021, 0, 20) });
    fc.assert(
      fc.property(fc.array(at), fc.constantFrom(...zones), (times, zone) => {
        const days = distinctDays(
          times.map((ms) => ({ at: new Date(ms).toISOString() })),
          zone,
        );
        expect(days.every((day, index) => index === 0 || day > (days[index - 1] ?? ''))).toBe(true);
        expect(new Set(days)).toEqual(new Set(times.map((ms) => localDay(ms, zone))));
      }),
    );
  });

  it('is late against the plan from the first planned day that went by, until it is met or lost', () => {
    const late = (days: string[], today: string) => lateAgainstPlan(judged(days, today), today, [1, 3, 5]);
    expect(late([], '2021-06-14')).toBeNull();
    expect(late([], '2021-06-16')).toBe('2021-06-14');
    expect(late(['2021-06-14'], '2021-06-17')).toBe('2021-06-16');
    expect(late([], '2021-06-18')).toBe('2021-06-14');
    expect(late([], '2021-06-19')).toBeNull();
    expect(late(['2021-06-15', '2021-06-17', '2021-06-19'], '2021-06-20')).toBeNull();
  });
});

describe('the last chance', () => {
  const opensOnWeekdays = [1, 2, 3, 4, 5];
  const warns = (now: string, counts: string[] = []) => {
    const { current, localDate } = judge({ now, counts });
    return isLastOpenChance(current, localDate, opensOnWeekdays);
  };

  it('warns on Friday where the pharmacy is closed at the weekend, though Sunday is the last day', () => {
    const counts = ['2021-06-14T08:00:00Z', '2021-06-15T08:00:00Z'];
    expect(judge({ now: '2021-06-18T08:00:00Z', counts }).current.state).toBe('open');
    expect(warns('2021-06-17T08:00:00Z', counts)).toBe(false);
    expect(warns('2021-06-18T08:00:00Z', counts)).toBe(true);
    expect(warns('2021-06-18T08:00:00Z', [...counts, '2021-06-18T07:00:00Z'])).toBe(false);
    expect(warns('2021-06-19T08:00:00Z', counts)).toBe(false);
    expect(warns('2021-06-20T08:00:00Z', counts)).toBe(true);
  });

  it('is over once the week is lost, on whatever day the pharmacy opens', () => {
    const { current, localDate } = judge({ now: '2021-06-19T08:00:00Z' });
    expect(current.state).toBe('missed');
    expect(isLastOpenChance(current, localDate, [1, 2, 3, 4, 5, 6, 7])).toBe(false);
  });

  it('warns as soon as every open day left is needed, today included', () => {
    expect(warns('2021-06-15T08:00:00Z')).toBe(false);
    expect(warns('2021-06-16T08:00:00Z')).toBe(true);
    expect(warns('2021-06-16T08:00:00Z', ['2021-06-16T07:00:00Z'])).toBe(false);
    expect(warns('2021-06-17T08:00:00Z', ['2021-06-16T07:00:00Z'])).toBe(true);
  });
});
