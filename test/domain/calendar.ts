/** Calendars by arithmetic alone, to check the ones that rest on Intl. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Hours from UTC of every zone of the nation that keeps one time all year. */
const fixed = {
  'America/Cayenne': -3,
  'America/Guadeloupe': -4,
  'America/Marigot': -4,
  'America/Martinique': -4,
  'America/St_Barthelemy': -4,
  'Indian/Kerguelen': 5,
  'Indian/Mayotte': 3,
  'Indian/Reunion': 4,
  'Pacific/Gambier': -9,
  'Pacific/Marquesas': -9.5,
  'Pacific/Noumea': 11,
  'Pacific/Tahiti': -10,
  'Pacific/Wallis': 12,
};
export type TestZone = keyof typeof fixed | 'Europe/Paris' | 'America/Miquelon';
export const zones = ['Europe/Paris', 'America/Miquelon', ...Object.keys(fixed)] as TestZone[];

export function offsetMs(ms: number, zone: TestZone): number {
  const year = new Date(ms).getUTCFullYear();
  const isBetween = (from: number, to: number) => ms >= from && ms < to;
  switch (zone) {
    // Summer time of the Union: from the last Sunday of March to that of October, 01:00 UTC.
    case 'Europe/Paris':
      return (isBetween(lastSunday(year, 3) + hourMs, lastSunday(year, 10) + hourMs) ? 2 : 1) * hourMs;
    // Summer time of North America: from the second Sunday of March to the first of November, 02:00 by its clocks.
    case 'America/Miquelon': {
      const [begin, end] = [firstSunday(year, 3) + 7 * dayMs, firstSunday(year, 11)];
      return (isBetween(begin + 5 * hourMs, end + 4 * hourMs) ? -2 : -3) * hourMs;
    }
    default:
      return fixed[zone] * hourMs;
  }
}

export function localDay(ms: number, zone: TestZone): string {
  return dayText(ms + offsetMs(ms, zone));
}

interface Week {
  key: string;
  days: string[];
}

/** Weeks of 2018 to 2045 by each of their days, found by walking from a Monday known to start 2018. */
const weeks = new Map<string, Week>();

/** Monday to Sunday of the week that holds a day, and its name. */
export function weekHolding(day: string): Week {
  if (weeks.size === 0) walkWeeks();
  const week = weeks.get(day);
  if (!week) throw new RangeError(`${day} is not walked`);
  return week;
}

function walkWeeks(): void {
  const yearOf = (ms: number) => dayText(ms + 3 * dayMs).slice(0, 4);
  let number = 1;
  for (let monday = Date.UTC(2018, 0, 1); monday < Date.UTC(2045, 0, 1); monday += 7 * dayMs) {
    const days = Array.from({ length: 7 }, (_, at) => dayText(monday + at * dayMs));
    const week = { key: `${yearOf(monday)}-W${String(number).padStart(2, '0')}`, days };
    for (const day of days) weeks.set(day, week);
    number = yearOf(monday) === yearOf(monday + 7 * dayMs) ? number + 1 : 1;
  }
}

export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 0);
  return last - new Date(last).getUTCDay() * dayMs;
}

function firstSunday(year: number, month: number): number {
  const first = Date.UTC(year, month - 1, 1);
  return first + ((7 - new Date(first).getUTCDay()) % 7) * dayMs;
}
