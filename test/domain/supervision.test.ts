import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/domain/directive.ts';
import { type ReceivedCount, supervise } from '../../src/domain/supervision.ts';
import type { Waiting } from '../../src/domain/waiting.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { dayText } from './calendar.ts';

const rules = rulesOf(firstPack.documents);
const dayMs = 86_400_000;
/** The week before the one under test, done: 8, 9 and 10 June. */
const weekBefore = ['08', '09', '10'].map((day) => countOf(`2021-06-${day}`));

/** Counted at noon, received at once unless a later day is named. */
function countOf(day: string, receivedOn = day): ReceivedCount {
  return { at: `${day}T12:00:00Z`, receivedAt: `${receivedOn}T12:00:01Z` };
}

function judge(input: {
  now: string;
  counts?: ReceivedCount[];
  heard?: string | null;
  waiting?: Waiting[];
  enrolled?: string;
  plannedDays?: number[];
  receipts?: string[];
  productId?: string;
  zone?: string;
}) {
  return supervise({
    rules,
    productId: input.productId ?? 'tocilizumab-iv',
    zone: input.zone ?? 'UTC',
    counts: input.counts ?? [],
    receipts: (input.receipts ?? []).map((at) => ({ at })),
    lastHeardAt: input.heard === undefined ? input.now : input.heard,
    waiting: input.waiting ?? [],
    firstEnrolledAt: input.enrolled ?? null,
    plannedDays: input.plannedDays ?? [],
    now: input.now,
  });
}

describe('a facility as supervisors see it', () => {
  const june14 = countOf('2021-06-14');
  const june15 = countOf('2021-06-15');

  it('is on time while the week can still be met', () => {
    expect(judge({ now: '2021-06-16T18:00:00Z', counts: [...weekBefore, june14] })).toMatchObject({
      state: 'on-time',
      since: null,
    });
  });

  it('is late against its plan from the first planned day left uncounted, until the week is done', () => {
    const planned = { plannedDays: [1, 3, 5] };
    const at = (now: string, ...more: ReceivedCount[]) =>
      judge({ now, counts: [...weekBefore, ...more], ...planned });
    expect(at('2021-06-14T18:00:00Z').state).toBe('on-time');
    expect(at('2021-06-15T18:00:00Z')).toMatchObject({ state: 'late', since: '2021-06-14' });
    const tuesdayToThursday = ['15', '16', '17'].map((day) => countOf(`2021-06-${day}`));
    expect(at('2021-06-18T18:00:00Z', ...tuesdayToThursday).state).toBe('on-time');
  });

  it('is late from the day of a receipt counted too late, or not at all', () => {
    const receipts = ['2021-06-15T13:00:00Z'];
    const at = (now: string, ...more: ReceivedCount[]) =>
      judge({ now, receipts, counts: [...weekBefore, june14, june15, ...more] });
    expect(at('2021-06-15T18:00:00Z').state).toBe('on-time');
    expect(at('2021-06-16T18:00:00Z')).toMatchObject({ state: 'late', since: '2021-06-15' });
    expect(at('2021-06-17T18:00:00Z', countOf('2021-06-17'))).toMatchObject({
      state: 'late',
      since: '2021-06-15',
    });
    const onMonday = judge({
      now: '2021-06-15T18:00:00Z',
      receipts: ['2021-06-14T13:00:00Z'],
      counts: [...weekBefore, june15],
    });
    expect(onMonday).toMatchObject({ state: 'late', since: '2021-06-14' });
    const beforePlan = judge({
      now: '2021-06-17T18:00:00Z',
      receipts: ['2021-06-15T13:00:00Z'],
      counts: [...weekBefore, june14, june15],
      plannedDays: [3],
    });
    expect(beforePlan).toMatchObject({ state: 'late', since: '2021-06-15' });
    const nextWeek = judge({
      now: '2021-06-21T18:00:00Z',
      receipts,
      counts: [june14, june15, countOf('2021-06-17')],
    });
    expect(nextWeek.state).toBe('on-time');
  });

  it('is missing when the week is lost and it was heard from since, silent otherwise', () => {
    const lost = { now: '2021-06-20T18:00:00Z', counts: [...weekBefore, june14] };
    expect(judge({ ...lost, heard: '2021-06-20T00:00:00Z' })).toMatchObject({
      state: 'missing',
      since: '2021-06-20',
    });
    expect(judge({ ...lost, heard: '2021-06-19T23:59:59Z' })).toMatchObject({
      state: 'silent',
      since: '2021-06-19',
    });
    expect(judge({ ...lost, heard: null })).toMatchObject({ state: 'silent', since: null });
  });

  it('is silent since the oldest of what is known to wait, though the first of it was heard today', () => {
    const lost = { now: '2021-06-20T18:00:00Z', counts: [...weekBefore, june14] };
    const waits = (since: string | null, until = lost.now) => judge({ ...lost, waiting: [{ since, until }] });
    expect(waits('2021-06-15T12:00:00Z')).toMatchObject({ state: 'silent', since: '2021-06-15' });
    expect(waits('2021-05-03T12:00:00Z')).toMatchObject({ state: 'silent', since: '2021-05-03' });
    // By no known day, it may be of the whole week.
    expect(waits(null)).toMatchObject({ state: 'silent', since: '2021-06-14' });
    // Stated once the week was lost, it met nothing; last heard of before the week, it is not of it.
    const missing = { state: 'missing', since: '2021-06-20' };
    expect(waits('2021-06-20T09:00:00Z')).toMatchObject(missing);
    expect(waits('2021-06-13T12:00:00Z', '2021-06-13T18:00:00Z')).toMatchObject(missing);
    // Never later than it was heard at all.
    expect(
      judge({
        ...lost,
        heard: '2021-06-17T12:00:00Z',
        waiting: [{ since: '2021-06-18T12:00:00Z', until: lost.now }],
      }),
    ).toMatchObject({ state: 'silent', since: '2021-06-17' });
  });

  it('is judged by the running week where both are lost: silent again, if not heard from since', () => {
    const bothLost = { now: '2021-06-27T18:00:00Z', counts: [june14] };
    expect(judge({ ...bothLost, heard: '2021-06-23T12:00:00Z' })).toMatchObject({
      state: 'silent',
      since: '2021-06-23',
      previous: { state: 'missing' },
    });
    expect(judge({ ...bothLost, heard: bothLost.now })).toMatchObject({
      state: 'missing',
      since: '2021-06-26',
    });
  });

  it('stays missing though a receipt is overdue as well', () => {
    const lost = { now: '2021-06-20T18:00:00Z', counts: [...weekBefore, june14] };
    expect(judge({ ...lost, receipts: ['2021-06-15T13:00:00Z'] })).toMatchObject({
      state: 'missing',
      since: '2021-06-20',
    });
  });

  it('has received late only what is done: a week that looked lost and is open again is on time', () => {
    const counts = [...weekBefore, countOf('2021-06-14', '2021-06-20'), countOf('2021-06-15', '2021-06-20')];
    expect(judge({ now: '2021-06-20T18:00:00Z', counts })).toMatchObject({
      state: 'on-time',
      duties: { current: { state: 'last-chance' } },
    });
  });

  it('measures that silence in its own days', () => {
    const lost = { now: '2021-06-20T18:00:00Z', counts: [june14], heard: '2021-06-20T02:00:00Z' };
    expect(judge({ ...lost, zone: 'Europe/Paris' }).state).toBe('missing');
    expect(judge({ ...lost, zone: 'America/Cayenne' })).toMatchObject({
      state: 'silent',
      since: '2021-06-19',
    });
  });

  it('does not answer for a week before its first tablet came', () => {
    const monday = { now: '2021-06-21T10:00:00Z', heard: '2021-06-21T09:00:00Z' };
    expect(judge({ ...monday, enrolled: '2021-06-21T08:00:00Z' }).state).toBe('on-time');
    expect(judge({ ...monday, enrolled: '2021-06-20T08:00:00Z' }).state).toBe('missing');
  });

  it('stays so in a new week until it counts', () => {
    const monday = { now: '2021-06-21T18:00:00Z', heard: '2021-06-18T12:00:00Z' };
    expect(judge({ ...monday, counts: [june14] })).toMatchObject({ state: 'silent', since: '2021-06-18' });
    expect(judge({ ...monday, counts: [june14], heard: monday.now })).toMatchObject({
      state: 'missing',
      since: '2021-06-20',
    });
    expect(judge({ ...monday, counts: [june14, countOf('2021-06-21')], heard: monday.now })).toMatchObject({
      state: 'on-time',
      previous: { state: 'missing', wasMissedAtTheTime: true },
    });
  });

  it('keeps both judgements of a week whose counts came after it was thought lost', () => {
    const late = ['14', '15', '16'].map((day) => countOf(`2021-06-${day}`, '2021-06-22'));
    const { state, previous } = judge({ now: '2021-06-22T18:00:00Z', counts: late });
    expect(previous).toEqual({ state: 'on-time-received-late', wasMissedAtTheTime: true });
    expect(state).toBe('on-time');

    const sunday = ['14', '15', '16'].map((day) => countOf(`2021-06-${day}`, '2021-06-20'));
    expect(judge({ now: '2021-06-20T18:00:00Z', counts: [...weekBefore, ...sunday] }).state).toBe(
      'on-time-received-late',
    );
    const saturday = ['14', '15', '16'].map((day) => countOf(`2021-06-${day}`, '2021-06-18'));
    expect(judge({ now: '2021-06-20T18:00:00Z', counts: [...weekBefore, ...saturday] }).state).toBe(
      'on-time',
    );
  });

  it('has no state where no cadence binds', () => {
    expect(judge({ now: '2021-09-01T12:00:00Z', productId: 'ronapreve', heard: null })).toMatchObject({
      state: 'none',
      since: null,
    });
  });

  it('was thought to have missed a week just when some morning, knowing what had come in by then, showed it lost', () => {
    const monday = Date.parse('2021-06-14');
    const arrival = fc.record({ day: fc.nat(6), delay: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 7 }), (arrivals) => {
        const counts = arrivals.map(({ day, delay }) =>
          countOf(dayText(monday + day * dayMs), dayText(monday + (day + delay) * dayMs)),
        );
        const mornings = Array.from({ length: 8 }, (_, at) => at);
        const wasLost = mornings.some((morning) => {
          const known = arrivals.filter(({ day, delay }) => day < morning && day + delay < morning);
          return new Set(known.map(({ day }) => day)).size + (7 - morning) < 3;
        });
        const { previous } = judge({ now: '2021-06-27T18:00:00Z', counts });
        const isDone = new Set(arrivals.map(({ day }) => day)).size >= 3;
        expect(previous.wasMissedAtTheTime).toBe(wasLost);
        expect(previous.state).toBe(!isDone ? 'missing' : wasLost ? 'on-time-received-late' : 'on-time');
      }),
      { numRuns: 500 },
    );
  });
});
