/** An instant: ISO 8601 in UTC, ending in Z. */
export type Instant = string;
/** A plain calendar date, YYYY-MM-DD, without zone. */
export type LocalDate = string;
/** An IANA time zone name. */
export type Zone = string;

const dayMs = 86_400_000;
/** Since 1972 zones are whole quarters of an hour apart: instants of one quarter share their date. Intl takes 1 µs and more. */
const quarterMs = 900_000;
const firstSharedQuarter = Date.parse('1973-01-01T00:00:00Z') / quarterMs;
const datesKept = 10_000;
const datesByQuarter = new Map<Zone, Map<number, LocalDate>>();
const formatterOf = formatterByZone({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** Formatters of the Gregorian calendar in plain digits, made once a zone; they throw RangeError for an unknown one. */
export function formatterByZone(options: Intl.DateTimeFormatOptions): (zone: Zone) => Intl.DateTimeFormat {
  const formatters = new Map<Zone, Intl.DateTimeFormat>();
  return (zone) => {
    let formatter = formatters.get(zone);
    if (!formatter) {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        ...options,
      });
      formatters.set(zone, formatter);
    }
    return formatter;
  };
}

/** The calendar day of an instant in a zone. Throws RangeError for an unknown zone or an unreadable instant. */
export function localDateOf(instant: Instant, zone: Zone): LocalDate {
  const quarter = Math.floor(Date.parse(instant) / quarterMs);
  if (!(quarter > firstSharedQuarter)) return readDate(instant, zone);
  let dates = datesByQuarter.get(zone);
  if (!dates || dates.size >= datesKept) {
    dates = new Map();
    datesByQuarter.set(zone, dates);
  }
  let date = dates.get(quarter);
  if (date === undefined) {
    date = readDate(instant, zone);
    dates.set(quarter, date);
  }
  return date;
}

/** Read from the parts: the order in which a locale writes them changes with ICU (en-CA is 11/22/2026 in WebKitGTK 2.50). */
function readDate(instant: Instant, zone: Zone): LocalDate {
  const parts = formatterOf(zone).formatToParts(new Date(instant));
  const partOf = (type: 'year' | 'month' | 'day') => parts.find((part) => part.type === type)?.value ?? '';
  return `${partOf('year').padStart(4, '0')}-${partOf('month')}-${partOf('day')}`;
}

export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfMs(msOf(date) + days * dayMs);
}

/** Whole days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (msOf(to) - msOf(from)) / dayMs;
}

/** ISO weekday: 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(msOf(date)).getUTCDay() || 7;
}

/** All dates from one to another, both included; empty when `to` is earlier. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(msOf(text)) && dateOfMs(msOf(text)) === text;
}

export function lastDayOfMonth(year: number, month: number): LocalDate {
  return dateOfMs(Date.UTC(year, month, 0));
}

/** An instant moved by so many milliseconds. */
export function addMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

function msOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOfMs(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}
