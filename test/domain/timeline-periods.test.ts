import { describe, expect, it } from 'vitest';
import type { CadenceRule } from '../../src/domain/directive.ts';
import { judgeDuties } from '../../src/domain/duty.ts';

const zone = 'America/Cayenne';

/** A directive that nobody has written: so many updates a day, month or year, from a date on. */
function judge(
  per: CadenceRule['per'],
  updates: number,
  from: string,
  today: string,
  counted: string[] = [],
) {
  const rule: CadenceRule = {
    kind: 'cadence',
    id: 'r',
    products: ['a'],
    obligation: 'bound',
    updates,
    per,
    from,
    until: { kind: 'none' },
    supersedes: [],
    phrase: '.',
    reading: '.',
    requirements: ['R085'],
  };
  const noon = (day: string) => `${day}T15:00:00Z`;
  const counts = counted.map((day) => ({ at: noon(day) }));
  const facts = { rules: [rule], productId: 'a', zone, counts, receipts: [] };
  const { current, previous } = judgeDuties({ ...facts, now: noon(today) });
  return { current, previous };
}

describe('a cadence other than weekly', () => {
  it('by the month asks within the calendar month, leap days included', () => {
    const { current, previous } = judge('month', 2, '2024-01-01', '2024-02-28', ['2024-01-31']);
    expect(previous).toMatchObject({ required: 2, state: 'missed', missedBy: 1 });
    expect(current).toMatchObject({ period: { key: '2024-02', to: '2024-02-29' }, state: 'last-chance' });
    expect(judge('month', 2, '2024-01-01', '2024-02-29').current).toMatchObject({
      state: 'missed',
      missedBy: 1,
    });
    expect(judge('month', 2, '2024-01-01', '2024-02-29', ['2024-02-01', '2024-02-29']).current.state).toBe(
      'done',
    );
  });

  it('begun inside its month or year asks for no more than the days left', () => {
    expect(judge('month', 4, '2024-02-28', '2024-02-28').current).toMatchObject({
      required: 2,
      state: 'last-chance',
    });
    expect(judge('year', 5, '2024-12-30', '2024-12-30').current.required).toBe(2);
  });

  it('by the year is open until its last day, and judged in the next', () => {
    expect(judge('year', 1, '2022-03-01', '2023-12-30').current.state).toBe('open');
    expect(judge('year', 1, '2022-03-01', '2023-12-31').current.state).toBe('last-chance');
    const { current, previous } = judge('year', 1, '2022-03-01', '2024-01-01', ['2022-07-14']);
    expect(current).toMatchObject({ period: { key: '2024' }, state: 'open' });
    expect(previous).toMatchObject({ period: { key: '2023' }, state: 'missed', missedBy: 1 });
  });

  it('by the day asks for one each day, whatever its number', () => {
    const { current, previous } = judge('day', 3, '2024-02-01', '2024-02-10', ['2024-02-10']);
    expect(current).toMatchObject({ required: 1, state: 'done' });
    expect(previous).toMatchObject({ period: { key: '2024-02-09' }, required: 1, state: 'missed' });
    expect(judge('day', 1, '2024-02-10', '2024-02-10').current.state).toBe('last-chance');
  });

  it('has no period before its first day, and takes none from another', () => {
    expect(judge('day', 1, '2024-02-10', '2024-02-10').previous.state).toBe('none');
    expect(judge('month', 2, '2024-02-01', '2024-02-20').previous.state).toBe('none');
  });
});
