import type { LocalDate } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Holiday } from '../../domain/holiday.ts';
import { useLater } from './use-later.ts';

const load = () => import('../../domain/holiday.ts');

/** The public holidays of a facility's place between two dates. Fetched late: nobody needs them to count, and they excuse nothing. */
export function useHolidays(facility: Facility, from: LocalDate, to: LocalDate): readonly Holiday[] {
  const years = new Set([from, to].map((date) => Number(date.slice(0, 4))));
  const holiday = useLater(load);
  if (!holiday) return [];
  return [...years]
    .flatMap((year) => holiday.holidaysOf(facility, year))
    .filter(({ date }) => date >= from && date <= to);
}
