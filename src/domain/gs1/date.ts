import { isLocalDate, type LocalDate, lastDayOfMonth } from '../day.ts';

/**
 * Six digits, year, month and day, as a date; day 00 is the last of its month. Null when there is no such day. The
 * century is that which brings the year within 49 years before `today` and 50 after (General Specifications, 7.12).
 */
export function dateFromDigits(digits: string, today: LocalDate): LocalDate | null {
  const [, yy = '', month = '', day = ''] = /^(\d\d)(0[1-9]|1[0-2])(\d\d)$/.exec(digits) ?? [];
  if (yy === '') return null;
  const year = fullYear(Number(yy), Number(today.slice(0, 4)));
  if (day === '00') return lastDayOfMonth(year, Number(month));
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : null;
}

function fullYear(yy: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const ahead = yy - (thisYear % 100);
  if (ahead >= 51) return century - 100 + yy;
  return ahead <= -50 ? century + 100 + yy : century + yy;
}
