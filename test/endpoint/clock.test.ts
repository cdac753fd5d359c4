import { describe, expect, test } from 'vitest';
import { readClock } from '../../src/endpoint/sync/clock.ts';

const receivedAt = '2026-11-23T12:00:00.000Z';
const minute = 60_000;
const hourMs = 3_600_000;
const year = 365 * 86_400_000;

describe('F16: a tablet’s clock is believed as far as two contacts agree on it', () => {
  test.each([
    ['agreeing offsets', '2026-11-23T11:00:00Z', 5 * minute, 5 * minute, '2026-11-23T11:05:00.000Z', null],
    ['a drift of ten minutes', '2026-11-23T11:00:00Z', 0, 10 * minute, '2026-11-23T11:00:00.000Z', null],
    [
      'more than that',
      '2026-11-23T11:00:00Z',
      0,
      10 * minute + 1,
      '2026-11-23T11:00:00.000Z',
      '2026-11-23T11:10:00.001Z',
    ],
    [
      'no offset yet',
      '2026-11-22T12:00:00Z',
      null,
      3_600_000,
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T13:00:00.000Z',
    ],
    ['a minute ahead', '2026-11-23T12:01:00Z', 0, 0, '2026-11-23T12:01:00.000Z', null],
    [
      'nine years ahead, then put right',
      '2035-11-21T12:00:00Z',
      0,
      0,
      '2035-11-21T12:00:00.000Z',
      receivedAt,
    ],
    [
      'nine years ahead, still',
      '2035-11-21T12:00:00Z',
      0,
      -9 * year,
      '2035-11-21T12:00:00.000Z',
      '2026-11-23T12:00:00.000Z',
    ],
    [
      'twenty years back, and known',
      '2006-11-28T12:00:00Z',
      20 * year,
      20 * year,
      '2026-11-23T12:00:00.000Z',
      null,
    ],
  ])('%s', (_, countedAt, clockOffsetMs, offsetMs, at, other) => {
    expect(readClock({ countedAt, clockOffsetMs }, { offsetMs, receivedAt })).toEqual({ at, other });
  });

  test.each([
    ['stands as typed, whatever the offset', hourMs, hourMs, null],
    ['is in doubt by as much as the clock that it was entered by', 0, 2 * hourMs, '2026-11-20T13:30:00.000Z'],
    ['is in doubt where no offset was known', null, -hourMs, '2026-11-20T10:30:00.000Z'],
  ])('a typed time %s', (_, clockOffsetMs, offsetMs, other) => {
    const event = { countedAt: '2026-11-20T11:30:00.000Z', enteredAt: '2026-11-23T10:00:00.000Z' };
    expect(readClock({ ...event, clockOffsetMs }, { offsetMs, receivedAt })).toEqual({
      at: event.countedAt,
      other,
    });
  });

  test('a typed time is moved back with a clock that ran ahead when it was entered', () => {
    const event = {
      countedAt: '2035-11-20T11:30:00.000Z',
      enteredAt: '2035-11-21T12:00:00.000Z',
      clockOffsetMs: 0,
    };
    expect(readClock(event, { offsetMs: 0, receivedAt })).toEqual({
      at: event.countedAt,
      other: '2026-11-22T11:30:00.000Z',
    });
    const impossible = { ...event, countedAt: '0000-01-01T00:00:00Z' };
    expect(readClock(impossible, { offsetMs: 0, receivedAt })).toBeNull();
  });

  test('what no calendar holds is said to be so, and a mad offset at contact leaves the time of receipt', () => {
    const contact = { offsetMs: 0, receivedAt };
    expect(readClock({ countedAt: '0000-01-01T00:00:00Z', clockOffsetMs: 0 }, contact)).toBeNull();
    expect(
      readClock({ countedAt: '2026-01-01T00:00:00Z', clockOffsetMs: Number.MAX_SAFE_INTEGER }, contact),
    ).toBeNull();
    const event = { countedAt: '2026-11-22T12:00:00.000Z', clockOffsetMs: 0 };
    const mad = { offsetMs: Number.MAX_SAFE_INTEGER, receivedAt };
    expect(readClock(event, mad)).toEqual({ at: event.countedAt, other: receivedAt });
  });
});
