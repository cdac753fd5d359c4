import { type Instant, type LocalDate, localDateOf, type Zone } from '../../domain/day.ts';
import { formats } from './fr-format.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function inZone(options: Intl.DateTimeFormatOptions): (instant: Instant, zone: Zone) => string {
  const key = JSON.stringify(options);
  return (instant, zone) => {
    const name = formats.locale + zone + key;
    let found = formatters.get(name);
    if (!found) {
      found = new Intl.DateTimeFormat(formats.locale, { ...options, timeZone: zone });
      formatters.set(name, found);
    }
    return found.format(new Date(instant));
  };
}

function ofDate(options: Intl.DateTimeFormatOptions): (date: LocalDate) => string {
  const format = inZone(options);
  return (date) => format(`${date}T12:00:00Z`, 'UTC');
}

/** « lundi 14 juin 2021 » */
export const longDate = ofDate({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** « lundi 14 juin » */
export const dayName = ofDate({ weekday: 'long', day: 'numeric', month: 'long' });

/** « lundi » */
export const weekdayName = ofDate({ weekday: 'long' });

/** « lundi » for 1, « dimanche » for 7. */
export function weekdayOfNumber(weekday: number): string {
  // A Monday was the first of January 2001.
  return weekdayName(`2001-01-0${weekday}`);
}

/** « 14/06 » */
export const shortDate = ofDate({ day: '2-digit', month: '2-digit' });

/** « 14/06/2021 » */
export const numericDate = ofDate({ day: '2-digit', month: '2-digit', year: 'numeric' });

/** « 06/2021 » */
export const monthYear = ofDate({ month: '2-digit', year: 'numeric' });

/** « juin 2021 » */
const monthName = ofDate({ month: 'long', year: 'numeric' });

/** « 14:03 » */
export const timeOfDay = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** « 14:03 » on the same local day, else « 14/06 à 14:03 », with the year where it is another. */
export function moment(instant: Instant, zone: Zone, now: Instant): string {
  const date = localDateOf(instant, zone);
  const today = localDateOf(now, zone);
  const time = timeOfDay(instant, zone);
  if (date === today) return time;
  return formats.dayAt(date.slice(0, 4) === today.slice(0, 4) ? shortDate(date) : numericDate(date), time);
}

/** « à 14:03 » on the same local day, else « samedi 12 juin à 14:03 ». */
export function momentInWords(instant: Instant, zone: Zone, now: Instant): string {
  const date = localDateOf(instant, zone);
  const time = timeOfDay(instant, zone);
  return date === localDateOf(now, zone) ? formats.at(time) : formats.dayAt(dayName(date), time);
}

/** « 9 999 », with a narrow no-break space. */
export function number(value: number): string {
  return formats.number(value);
}

/** « moins de 1 min », « 12 min », « 2 h », « 3 j », rounded down, with no-break spaces; a negative time counts as none. */
export function duration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return formats.underMinute;
  if (minutes < 60) return formats.minutes(number(minutes));
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? formats.hours(number(hours)) : formats.days(number(Math.floor(hours / 24)));
}

/** Of a period's key: « semaine 24 », « juin 2021 », « lundi 14 juin » or « 2021 ». */
export function periodName(key: string): string {
  const week = /^\d{4}-W(\d{2})$/.exec(key);
  if (week) return formats.week(Number(week[1]));
  if (key.length === 7) return monthName(`${key}-01`);
  return key.length === 10 ? dayName(key) : key;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** « a, b et c » */
export function listOf(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const head = items.slice(0, -1);
  const tail = items.at(-1) ?? '';
  return head.length === 0 ? tail : `${head.join(', ')} ${formats[last]} ${tail}`;
}
