import { useEffect, useState } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import type { Holiday } from '../../domain/holiday.ts';

/** The public holidays of a region between two dates. Fetched late: nobody needs them to count, and they excuse nothing. */
export function useHolidays(region: string, from: LocalDate, to: LocalDate): readonly Holiday[] {
  const [holidays, setHolidays] = useState<readonly Holiday[]>([]);
  useEffect(() => {
    const years = new Set([from, to].map((date) => Number(date.slice(0, 4))));
    import('../../domain/holiday.ts').then(
      ({ holidaysOf }) =>
        setHolidays(
          [...years]
            .flatMap((year) => holidaysOf(region, year))
            .filter(({ date }) => date >= from && date <= to),
        ),
      // Unfetched, they are not shown; the week is judged without them anyway.
      () => undefined,
    );
  }, [region, from, to]);
  return holidays;
}
