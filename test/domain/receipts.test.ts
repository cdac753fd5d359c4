import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, localDateOf } from '../../src/domain/day.ts';
import { rulesOf } from '../../src/domain/directive.ts';
import { type CountFact, dayOf, judgeDuties } from '../../src/domain/duty.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { growth } from '../support/growth.ts';

const rules = rulesOf(firstPack.documents);
const received = '2021-06-15T13:00:00Z';

function receiptsOf(now: string, counts: CountFact[], receipts = [received], productId = 'tocilizumab-iv') {
  const zone = 'America/Cayenne';
  const facts = receipts.map((at) => ({ at }));
  return judgeDuties({ rules, productId, zone, now, counts, receipts: facts }).receipts;
}

describe('a receipt of goods', () => {
  it('is due until the end of its local day, then overdue', () => {
    const dueOn = '2021-06-15';
    expect(receiptsOf('2021-06-16T02:59:59Z', [])).toEqual([{ receivedAt: received, dueOn, state: 'due' }]);
    expect(receiptsOf('2021-06-16T03:00:00Z', [])).toEqual([
      { receivedAt: received, dueOn, state: 'overdue' },
    ]);
  });

  it('is met by a count at or after it, not by one before it', () => {
    const now = '2021-06-15T20:00:00Z';
    expect(receiptsOf(now, [{ at: '2021-06-15T12:59:59Z' }])[0]?.state).toBe('due');
    expect(receiptsOf(now, [{ at: received }])[0]?.state).toBe('met');
    expect(receiptsOf(now, [{ at: '2021-06-15T21:00:00Z' }])[0]?.state).toBe('due');
  });

  it('is met late by a count of a later local day', () => {
    expect(receiptsOf('2021-06-20T12:00:00Z', [{ at: '2021-06-16T03:00:00Z' }])[0]?.state).toBe('met-late');
  });

  it('is not met where the clock leaves the day open', () => {
    const doubtful = { at: '2021-06-15T14:00:00Z', otherReading: '2021-06-17T14:00:00Z' };
    expect(receiptsOf('2021-06-18T12:00:00Z', [doubtful])[0]?.state).toBe('overdue');
  });

  it('opens a duty only under the rule, and only once it has happened', () => {
    expect(receiptsOf('2021-06-15T12:00:00Z', [])).toEqual([]);
    expect(receiptsOf('2021-06-15T20:00:00Z', [], [received], 'tocilizumab-sc')).toEqual([]);
    expect(receiptsOf('2021-06-09T20:00:00Z', [], ['2021-06-07T13:00:00Z', '2021-06-08T02:59:00Z'])).toEqual(
      [],
    );
    expect(receiptsOf('2021-06-09T20:00:00Z', [], ['2021-06-08T03:00:00Z'])).toHaveLength(1);
  });

  it('is one duty each, oldest first, and one count may meet several', () => {
    const receipts = ['2021-06-15T15:00:00Z', received];
    const duties = receiptsOf('2021-06-15T20:00:00Z', [{ at: '2021-06-15T16:00:00Z' }], receipts);
    expect(duties.map((it) => [it.receivedAt, it.state])).toEqual([
      [received, 'met'],
      ['2021-06-15T15:00:00Z', 'met'],
    ]);
  });

  it('is as each receipt compared with each count would have it', () => {
    const zone = 'America/Cayenne';
    const time = fc.integer({ min: 0, max: 96 }).map((hour) => addMs(received, hour * 3_600_000));
    const fact = fc.record({ at: time, otherReading: time }, { requiredKeys: ['at'] });
    fc.assert(
      fc.property(fc.array(fact), fc.array(time), (counts, receipts) => {
        const now = addMs(received, 96 * 3_600_000);
        const expected = receipts.toSorted().map((at) => {
          const days = counts.filter((it) => it.at >= at).map((it) => dayOf(it, zone));
          if (days.includes(localDateOf(at, zone))) return 'met';
          if (days.some((day) => day !== null)) return 'met-late';
          return localDateOf(at, zone) < localDateOf(now, zone) ? 'overdue' : 'due';
        });
        expect(receiptsOf(now, counts, receipts).map((it) => it.state)).toEqual(expected);
      }),
    );
  });

  it('S9: takes ten times as long for ten times as many, though one tablet may make up thousands', () => {
    const judge = (number: number) => {
      const times = Array.from({ length: number }, (_, index) => addMs(received, index * 1_000));
      const counts = times.map((at) => ({ at }));
      return () => receiptsOf(addMs(received, 86_400_000), counts, times);
    };
    expect(growth(judge, 4_000)).toBeLessThan(6);
  });
});
