import { describe, expect, it } from 'vitest';
import { daysToChoose, timeShown, typedDigits, wallToTypedTime } from '../../src/ui/paper-time.ts';

const now = '2026-11-25T15:00:00.000Z';
const at = (date: string, digits: string, isSecond = false, zone = 'America/Cayenne', instant = now) =>
  wallToTypedTime({ date, digits, isSecond }, zone, instant);

describe('the time of a sheet', () => {
  it.each([
    ['2026-11-24', '0810', 'ok'],
    ['2026-11-24', '', 'missing'],
    ['2026-11-24', '081', 'missing'],
    ['2026-11-24', '2400', 'no-time'],
    ['2026-11-24', '0860', 'no-time'],
    ['2026-11-25', '1200', 'ok'],
    ['2026-11-25', '1201', 'future'],
    ['2026-11-18', '1200', 'ok'],
    ['2026-11-18', '1159', 'too-old'],
  ])('%s %s is %s', (date, digits, kind) => expect(at(date, digits).kind).toBe(kind));

  it('is that of the pharmacy’s clock, wherever the tablet thinks it is', () => {
    expect(at('2026-11-24', '0810')).toEqual({ kind: 'ok', at: '2026-11-24T11:10:00.000Z', isTwice: false });
  });

  it('that clocks skipped does not exist, and that they showed twice is asked about', () => {
    const [spring, autumn] = ['2026-03-30T12:00:00Z', '2026-10-26T12:00:00Z'];
    expect(at('2026-03-29', '0230', false, 'Europe/Paris', spring).kind).toBe('skipped');
    const twice = (isSecond: boolean) => at('2026-10-25', '0230', isSecond, 'Europe/Paris', autumn);
    expect(twice(false)).toEqual({ kind: 'ok', at: '2026-10-25T00:30:00.000Z', isTwice: true });
    expect(twice(true)).toEqual({ kind: 'ok', at: '2026-10-25T01:30:00.000Z', isTwice: true });
  });

  it('is typed in four digits; a fifth begins again', () => {
    const touches = [...'08105'].map((digit) => ({ kind: 'digit' as const, digit }));
    const shown = touches.map((_, index) => timeShown(touches.slice(0, index + 1).reduce(typedDigits, '')));
    expect(shown).toEqual(['0', '08', '08:1', '08:10', '5']);
    expect(typedDigits('08', { kind: 'erase' })).toBe('0');
    expect([typedDigits('08', { kind: 'zero' }), timeShown('')]).toEqual(['08', null]);
  });

  it('is of one of eight local days', () => {
    const days = daysToChoose('America/Cayenne', '2026-11-25T02:00:00Z');
    expect([days.length, days[0], days[7]]).toEqual([8, '2026-11-24', '2026-11-17']);
  });
});
