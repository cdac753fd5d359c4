import { dayText, localDay, type TestZone, weekHolding } from './calendar.ts';

/** From when each cadence of the sources asks for so many updates a week, latest first. */
const cadences: Record<string, { from: string; updates: number }[]> = {
  'tocilizumab-iv': [
    { from: '2021-06-08', updates: 3 },
    { from: '2020-08-11', updates: 1 },
  ],
  'tocilizumab-sc': [{ from: '2020-08-11', updates: 1 }],
  dexamethasone: [{ from: '2020-06-30', updates: 1 }],
  ronapreve: [],
};
export const oracleProducts = Object.keys(cadences);

export interface OracleWeek {
  week: string;
  required: number;
  days: string[];
  state: string;
  missedBy: number;
}

/** Judges the week of `today`, or the one before, by trying every set of days on which the pharmacy might still count. */
export function judgeByFutures(input: {
  product: string;
  zone: TestZone;
  counts: readonly number[];
  now: number;
  weeksBack: 0 | 1;
}): OracleWeek {
  const today = localDay(input.now, input.zone);
  const { key, days } = weekHolding(dayText(Date.parse(today) - input.weeksBack * 7 * 86_400_000));
  const cadence = cadences[input.product]?.find(({ from }) => from <= today && from <= (days[6] ?? ''));
  if (!cadence) return { week: key, required: 0, days: [], state: 'none', missedBy: 0 };

  const under = days.filter((day) => day >= cadence.from);
  const required = Math.min(cadence.updates, under.length);
  const counted = new Set(input.counts.filter((at) => at <= input.now).map((at) => localDay(at, input.zone)));
  const done = under.filter((day) => counted.has(day));
  const ahead = under.filter((day) => day >= today && !counted.has(day));
  const futures = subsetsOf(ahead);
  const lacking = (future: string[]) => required - done.length - future.length;

  const meeting = futures.filter((future) => lacking(future) <= 0);
  const missedBy = Math.max(0, Math.min(...futures.map(lacking)));
  const state = meeting.some((future) => future.length === 0)
    ? 'done'
    : meeting.length === 0
      ? 'missed'
      : meeting.every((future) => future.includes(today))
        ? 'last-chance'
        : 'open';
  return { week: key, required, days: done, state, missedBy };
}

function subsetsOf(days: readonly string[]): string[][] {
  return Array.from({ length: 2 ** days.length }, (_, chosen) => days.filter((_, at) => chosen & (1 << at)));
}
