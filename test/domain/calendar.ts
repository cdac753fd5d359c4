/** Calendars by arithmetic alone, to check the ones that rest on Intl. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export const zones = ['America/Cayenne', 'Europe/Paris', 'Indian/Reunion', 'Pacific/Marquesas'] as const;
export type TestZone = (typeof zones)[number];

export function offsetMs(ms: number, zone: TestZone): number {
  switch (zone) {
    case 'America/Cayenne':
      return -3 * hourMs;
    case 'Indian/Reunion':
      return 4 * hourMs;
    case 'Pacific/Marquesas':
      return -9.5 * hourMs;
    case 'Europe/Paris': {
      const year = new Date(ms).getUTCFullYear();
      // Summer time of the Union: from the last Sunday of March to that of October, 01:00 UTC.
      const isSummer = ms >= lastSunday(year, 3) + hourMs && ms < lastSunday(year, 10) + hourMs;
      return (isSummer ? 2 : 1) * hourMs;
    }
  }
}

export function localDay(ms: number, zone: TestZone): string {
  return dayText(ms + offsetMs(ms, zone));
}

/** Monday to Sunday of the week that holds a day, and its name, found by walking from a Monday known to start 2018. */
export function weekHolding(day: string): { key: string; days: string[] } {
  let monday = Date.UTC(2018, 0, 1);
  let number = 1;
  while (monday + 7 * dayMs <= Date.parse(day)) {
    const yearOf = (ms: number) => dayText(ms + 3 * dayMs).slice(0, 4);
    number = yearOf(monday) === yearOf(monday + 7 * dayMs) ? number + 1 : 1;
    monday += 7 * dayMs;
  }
  const days = Array.from({ length: 7 }, (_, at) => dayText(monday + at * dayMs));
  return { key: `${days[3]?.slice(0, 4)}-W${String(number).padStart(2, '0')}`, days };
}

export function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 0);
  return last - new Date(last).getUTCDay() * dayMs;
}
