import { describe, expect, it } from 'vitest';
import { isGtin } from '../../../src/domain/gs1/characters.ts';
import { dateFromDigits } from '../../../src/domain/gs1/date.ts';
import { cutElements } from '../../../src/domain/gs1/elements.ts';

const today = '2026-11-22';

function cutByWedge(text: string) {
  return cutElements(text, 'wedge', today).elements;
}

describe('a GTIN', () => {
  it('has fourteen digits, even where more or fewer would add up', () => {
    expect(['0'.repeat(13), '0'.repeat(14), '0'.repeat(15)].map(isGtin)).toEqual([false, true, false]);
    expect([`${'0'.repeat(13)}1`, `x${'0'.repeat(13)}`].map(isGtin)).toEqual([false, false]);
  });
});

describe('six digits', () => {
  it('are a date only when there are six', () => {
    expect(dateFromDigits('261130', today)).toBe('2026-11-30');
    expect(['2611301', '1261130', '26113', '', '26a130'].map((it) => dateFromDigits(it, today))).toEqual(
      Array(5).fill(null),
    );
  });

  it('with day 00 name the last day of a month that exists', () => {
    expect(dateFromDigits('280200', today)).toBe('2028-02-29');
    for (const digits of ['281300', '280000', '2812000', '1012300'])
      expect(dateFromDigits(digits, today)).toBeNull();
  });
});

describe('a value of no fixed length, its separator lost', () => {
  const expiry = '17261130';

  it('may end where its longest reading does, and not behind it', () => {
    expect(cutByWedge(`10${'A'.repeat(20)}${expiry}`)[0]?.fault).toBe('ambiguous');
    expect(cutByWedge(`10${'A'.repeat(21)}${expiry}`)[0]?.fault).toBe('too-long');
  });

  it('does not end before its shortest reading', () => {
    // 7007 takes six digits at least.
    expect(cutByWedge(`7007123${expiry}`)[0]?.fault).toBeNull();
    expect(cutByWedge(`7007123456${expiry}`)[0]?.fault).toBe('ambiguous');
  });
});

describe('a value that a separator cuts short', () => {
  it('is too short, and the next one is read', () => {
    expect(cutElements('1726\u001d10A', 'camera', today).elements).toEqual([
      { ai: '17', value: '26', fault: 'too-short' },
      { ai: '10', value: 'A', fault: null },
    ]);
  });
});
