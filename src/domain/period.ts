import { addDays, daysBetween, type LocalDate, lastDayOfMonth, weekdayOf } from './day.ts';

export type Per = 'day' | 'week' | 'month' | 'year';

/** A stretch of calendar days that a cadence is judged over, both ends included. */
export interface Period {
  key: string;
  from: LocalDate;
  to: LocalDate;
}

/** The period that holds a date. Weeks are ISO 8601 weeks, Monday to Sunday, keyed like 2021-W24. */
export function periodOf(per: Per, date: LocalDate): Period {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  switch (per) {
    case 'day':
      return { key: date, from: date, to: date };
    case 'week':
      return weekOf(date);
    case 'month':
      return { key: date.slice(0, 7), from: `${date.slice(0, 7)}-01`, to: lastDayOfMonth(year, month) };
    case 'year':
      return { key: date.slice(0, 4), from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  }
}

export function weekOf(date: LocalDate): Period {
  const monday = addDays(date, 1 - weekdayOf(date));
  // A week belongs to the year of its Thursday (ISO 8601).
  const year = addDays(monday, 3).slice(0, 4);
  const firstMonday = addDays(`${year}-01-04`, 1 - weekdayOf(`${year}-01-04`));
  const number = daysBetween(firstMonday, monday) / 7 + 1;
  return { key: `${year}-W${String(number).padStart(2, '0')}`, from: monday, to: addDays(monday, 6) };
}
