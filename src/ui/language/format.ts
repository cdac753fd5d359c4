import { type Instant, type LocalDate, localDateOf, type Zone } from '../../domain/day.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(key: string, zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${key} ${zone}`;
  let found = formatters.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: zone });
    formatters.set(name, found);
  }
  return found;
}

function ofDate(key: string, date: LocalDate, options: Intl.DateTimeFormatOptions): string {
  return formatter(key, 'UTC', options).format(new Date(`${date}T12:00:00Z`));
}

/** « lundi 14 juin 2021 » */
export function longDate(date: LocalDate): string {
  return ofDate('long', date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** « lundi 14 juin » */
export function dayName(date: LocalDate): string {
  return ofDate('day', date, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** « lundi » */
export function weekdayName(date: LocalDate): string {
  return ofDate('weekday', date, { weekday: 'long' });
}

/** « lundi » for 1, « dimanche » for 7. */
export function weekdayOfNumber(weekday: number): string {
  // A Monday was the first of January 2001.
  return weekdayName(`2001-01-0${weekday}`);
}

/** « 14/06 » */
export function shortDate(date: LocalDate): string {
  return ofDate('short', date, { day: '2-digit', month: '2-digit' });
}

/** « 14/06/2021 » */
export function numericDate(date: LocalDate): string {
  return ofDate('numeric', date, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** « 06/2021 » */
export function monthYear(date: LocalDate): string {
  return ofDate('month', date, { month: '2-digit', year: 'numeric' });
}

/** « 14:03 » */
export function timeOfDay(instant: Instant, zone: Zone): string {
  return formatter('time', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
}

/** « 14:03 » on the same local day, else « 14/06 à 14:03 », with the year where it is another. */
export function moment(instant: Instant, zone: Zone, now: Instant): string {
  const date = localDateOf(instant, zone);
  const today = localDateOf(now, zone);
  const time = timeOfDay(instant, zone);
  if (date === today) return time;
  return `${date.slice(0, 4) === today.slice(0, 4) ? shortDate(date) : numericDate(date)} à ${time}`;
}

/** « à 14:03 » on the same local day, else « samedi 12 juin à 14:03 ». */
export function momentInWords(instant: Instant, zone: Zone, now: Instant): string {
  const date = localDateOf(instant, zone);
  const time = `à ${timeOfDay(instant, zone)}`;
  return date === localDateOf(now, zone) ? time : `${dayName(date)} ${time}`;
}

const numbers = new Intl.NumberFormat('fr-FR');

/** « 9 999 », with a narrow no-break space. */
export function number(value: number): string {
  return numbers.format(value);
}

/** « moins de 1 min », « 12 min », « 2 h », « 3 j », rounded down, with no-break spaces; a negative time counts as none. */
export function duration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return 'moins de 1\u00a0min';
  if (minutes < 60) return `${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}\u00a0h` : `${number(Math.floor(hours / 24))}\u00a0j`;
}

/** Of a period's key: « semaine 24 », « juin 2021 », « lundi 14 juin » or « 2021 ». */
export function periodName(key: string): string {
  const week = /^\d{4}-W(\d{2})$/.exec(key);
  if (week) return `semaine\u00a0${Number(week[1])}`;
  if (key.length === 7) return ofDate('month-name', `${key}-01`, { month: 'long', year: 'numeric' });
  return key.length === 10 ? dayName(key) : key;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** « a, b et c » */
export function listOf(items: readonly string[], last: 'et' | 'ou' = 'et'): string {
  const head = items.slice(0, -1);
  const tail = items.at(-1) ?? '';
  return head.length === 0 ? tail : `${head.join(', ')} ${last} ${tail}`;
}
