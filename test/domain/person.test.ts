import { describe, expect, test } from 'vitest';
import { isEasyPin, isPin, isSameName, nameFromText, triesLeft, waitAfter } from '../../src/domain/person.ts';

describe('a name on the tablet', () => {
  test.each([
    ['  Marie   L. ', 'Marie L.'],
    ['É. N’Guyen-Ba', 'É. N’Guyen-Ba'],
    ['a'.repeat(24), 'a'.repeat(24)],
    ['a'.repeat(25), null],
    ['   ', null],
    ['Marie\u0007', null],
    ['Ma\u200brie', null],
    ['Marie\ud800', null],
  ])('%j is kept as %j', (text, name) => {
    expect(nameFromText(text)).toBe(name);
  });

  test('is the same whatever its capitals and accents', () => {
    expect(isSameName('Zoé', 'ZOE')).toBe(true);
    expect(isSameName('Zoé', 'Zoë L.')).toBe(false);
  });
});

describe('a code', () => {
  test('is six digits', () => {
    expect(['123456', '12345', '1234567', '12345a', '１２３４５６'].map(isPin)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('is too easy where one digit repeats or all follow one another', () => {
    expect(['000000', '123456', '987654', '456789'].every(isEasyPin)).toBe(true);
    expect(['123457', '112233', '135791', '482913', '890123'].some(isEasyPin)).toBe(false);
  });

  test('may be wrong four times; from the fifth on each wait is twice the one before, up to 15 min', () => {
    const seconds = Array.from({ length: 13 }, (_, failures) => waitAfter(failures) / 1_000);
    expect(seconds).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(waitAfter(5_000)).toBe(900_000);
    expect([0, 1, 4, 5, 9].map(triesLeft)).toEqual([5, 4, 1, 0, 0]);
  });
});
