import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  addDays,
  addMs,
  datesBetween,
  daysBetween,
  isLocalDate,
  isZone,
  lastDayOfMonth,
  localDateOf,
  msBetween,
  weekdayOf,
} from '../../src/domain/day.ts';

afterEach(() => vi.restoreAllMocks());

describe('a local date', () => {
  it('does not depend on how the engine’s locale orders a date', () => {
    // What WebKitGTK 2.50 over ICU 72 answers for en-CA, where Chromium and Node say 2026-11-22.
    const prototype: { readonly format: unknown } = Intl.DateTimeFormat.prototype;
    vi.spyOn(prototype, 'format', 'get').mockReturnValue(() => '11/22/2026');
    expect(localDateOf('2026-11-23T02:59:59Z', 'America/Cayenne')).toBe('2026-11-22');
    expect(localDateOf('2026-11-23T03:00:00Z', 'America/Cayenne')).toBe('2026-11-23');
    expect(localDateOf('1969-07-20T20:17:40Z', 'Pacific/Noumea')).toBe('1969-07-21');
    expect(localDateOf('0800-12-25T12:00:00Z', 'UTC')).toBe('0800-12-25');
  });

  it('is read to the second where zones were not whole quarters of an hour apart', () => {
    // Until 1972 Liberia kept 44 minutes and 30 seconds behind: two dates within a quarter of an hour.
    expect(localDateOf('1971-06-01T00:44:29Z', 'Africa/Monrovia')).toBe('1971-05-31');
    expect(localDateOf('1971-06-01T00:44:30Z', 'Africa/Monrovia')).toBe('1971-06-01');
  });

  it('has the weekday that calendars print, Monday first', () => {
    const printed = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
    for (let days = 0; days < 800; days++) {
      const date = addDays('2020-01-01', days);
      const name = printed.format(new Date(`${date}T12:00:00Z`));
      expect(weekdayOf(date)).toBe(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name) + 1);
    }
  });

  it('is told again rightly after more instants than are kept in mind', () => {
    const first = '2021-06-15T02:30:00Z';
    expect(localDateOf(first, 'America/Cayenne')).toBe('2021-06-14');
    for (let quarter = 0; quarter < 10_500; quarter++)
      localDateOf(addMs('2001-01-01T00:00:00Z', quarter * 900_000), 'America/Cayenne');
    expect(localDateOf(first, 'America/Cayenne')).toBe('2021-06-14');
    expect(localDateOf(first, 'Europe/Paris')).toBe('2021-06-15');
  });

  it('has no place for an unknown zone or an unreadable instant', () => {
    expect(() => localDateOf('2021-06-15T02:30:00Z', 'Europe/Lutece')).toThrow(RangeError);
    expect(() => localDateOf('yesterday', 'Europe/Paris')).toThrow(RangeError);
    expect([isZone('Europe/Paris'), isZone('Europe/Lutece')]).toEqual([true, false]);
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-04-31', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-1-01', false],
    ['x2023-01-01', false],
    ['2023-01-01x', false],
    ['2023-01-01T00', false],
    ['+002023-01-01', false],
    // A month of the year 10,000, which ISO 8601 writes in as many signs.
    ['+010000-01', false],
    ['', false],
  ])('« %s » is one: %s', (text, expected) => expect(isLocalDate(text)).toBe(expected));
});

describe('dates in a row', () => {
  it('are counted both ways across a leap day and a change of clocks', () => {
    expect(daysBetween('2024-02-28', '2024-03-31')).toBe(32);
    expect(daysBetween('2024-03-31', '2024-02-28')).toBe(-32);
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('are all there, both ends included, and none when the end comes first', () => {
    expect(datesBetween('2021-12-30', '2022-01-02')).toEqual([
      '2021-12-30',
      '2021-12-31',
      '2022-01-01',
      '2022-01-02',
    ]);
    expect(datesBetween('2022-01-01', '2022-01-01')).toEqual(['2022-01-01']);
    expect(datesBetween('2022-01-02', '2022-01-01')).toEqual([]);
    expect(datesBetween('2022-01-09', '2022-01-01')).toEqual([]);
  });

  it('end a month on its own last day', () => {
    expect([2, 4, 12].map((month) => lastDayOfMonth(2100, month))).toEqual([
      '2100-02-28',
      '2100-04-30',
      '2100-12-31',
    ]);
    expect(lastDayOfMonth(2000, 2)).toBe('2000-02-29');
  });
});

it('instants move by milliseconds and are as far apart as they moved', () => {
  expect(addMs('2021-12-31T23:59:59.999Z', 1)).toBe('2022-01-01T00:00:00.000Z');
  expect(msBetween('2022-01-01T00:00:00Z', '2021-12-31T23:59:59.999Z')).toBe(-1);
});
