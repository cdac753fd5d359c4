import { isLocalDate, type LocalDate, lastDayOfMonth } from '../day.ts';

/**
 * Six digits, year, month and day, as a date; day 00 is the last of its month. Null when there is no such day. The
 * century is that which brings the year within 49 years before `today` and 50 after (General Specifications, 7.12).
 */
export function dateFromDigits(digits: string, today: LocalDate): LocalDate | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const year = fullYear(Number(digits.slice(0, 2)), Number(today.slice(0, 4)));
  const month = digits.slice(2, 4);
  const isLastDay = digits.endsWith('00');
  const date = `${year}-${month}-${isLastDay ? '01' : digits.slice(4)}`;
  if (!isLocalDate(date)) return null;
  return isLastDay ? lastDayOfMonth(year, Number(month)) : date;
}

function fullYear(yy: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const ahead = yy - (thisYear % 100);
  if (ahead >= 51) return century - 100 + yy;
  return ahead <= -50 ? century + 100 + yy : century + yy;
}
