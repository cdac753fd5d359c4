import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedTimeProblem } from '../../src/domain/typed-time.ts';
import { instantsOfWallTime } from '../../src/domain/wall-time.ts';
import { offsetMs, type TestZone, zones } from './calendar.ts';

/** With the nation's fifteen, zones that change their clocks by other amounts, at other times, or stand between hours. */
const others = [
  'Europe/London',
  'Africa/Casablanca',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
];
const everyZone = [...zones, ...others];
const minuteMs = 60_000;

/** What a clock on a wall shows, read by other code than what is tested. */
const shows = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (ms: number) => format.format(ms);
};
const near = (zone: string, changes: string[]) =>
  fc.record({
    zone: fc.constant(zone),
    ms: fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -26 * 60, max: 26 * 60 }))
      .map(([change, minutes]) => Date.parse(change) + minutes * minuteMs),
  });

describe('the time that a clock on a wall showed', () => {
  it('is an instant at which it shows that, in 22 zones, and no instant near it is left out', () => {
    const changes = [
      '2025-03-30T01:00:00Z',
      '2025-10-26T01:00:00Z',
      '2025-04-05T15:00:00Z',
      '2026-06-15T12:00:00Z',
    ];
    expect(everyZone).toHaveLength(22);
    for (const zone of everyZone) {
      const read = shows(zone);
      fc.assert(
        fc.property(near(zone, changes), ({ ms }) => {
          const shown = read(ms);
          const [date = '', time = ''] = shown.split(' ');
          const around = Array.from({ length: 2 * 3 * 60 + 1 }, (_, at) => ms + (at - 180) * minuteMs);
          const expected = around.filter((it) => read(it) === shown).map((it) => new Date(it).toISOString());
          expect(instantsOfWallTime(date, time, zone)).toEqual(expected);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('is what arithmetic alone says for each zone of the nation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2021, 0, 1) / minuteMs, max: Date.UTC(2029, 0, 1) / minuteMs }),
        (zone: TestZone, minute) => {
          const ms = minute * minuteMs;
          const wall = new Date(ms + offsetMs(ms, zone)).toISOString();
          const found = instantsOfWallTime(wall.slice(0, 10), wall.slice(11, 16), zone);
          expect(found).toContain(new Date(ms).toISOString());
        },
      ),
    );
  });

  it.each([
    ['Europe/Paris', '2026-03-29', '01:59', ['2026-03-29T00:59:00.000Z']],
    ['Europe/Paris', '2026-03-29', '02:30', []],
    ['Europe/Paris', '2026-03-29', '03:00', ['2026-03-29T01:00:00.000Z']],
    ['Europe/Paris', '2026-10-25', '02:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
    ['America/Miquelon', '2026-03-08', '02:30', []],
    ['America/Miquelon', '2026-11-01', '01:30', ['2026-11-01T03:30:00.000Z', '2026-11-01T04:30:00.000Z']],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
    ['America/Cayenne', '2026-11-25', '23:59', ['2026-11-26T02:59:00.000Z']],
  ])('in %s on %s at %s: %j', (zone, date, time, expected) =>
    expect(instantsOfWallTime(date, time, zone)).toEqual(expected),
  );

  it.each(['', '24:00', '9:30', '09:60', '0930', '09:30:15'])(
    'is none where « %s » is no time of day',
    (time) => expect(instantsOfWallTime('2026-11-25', time, 'Europe/Paris')).toEqual([]),
  );

  it('is none without a date', () => {
    for (const date of ['', '2026-13-01'])
      expect(instantsOfWallTime(date, '09:30', 'Europe/Paris')).toEqual([]);
  });
});

describe('a time typed in', () => {
  const enteredAt = '2026-11-25T12:00:00.000Z';
  it.each([
    ['2026-11-25T12:00:00Z', null],
    ['2026-11-25T12:00:00.001Z', 'future'],
    ['2026-11-18T12:00:00Z', null],
    ['2026-11-18T11:59:59.999Z', 'too-old'],
  ])('%s is %s', (typed, problem) => expect(typedTimeProblem(typed, enteredAt)).toBe(problem));
});
