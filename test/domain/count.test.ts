import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CountLine,
  CountLines,
  EarliestExpiry,
  expiryFromText,
  isJump,
  lineOfLots,
  missingPresentations,
} from '../../src/domain/count.ts';
import { earliestExpiryOf, mostLots } from '../../src/domain/lot.ts';
import { catalogue } from '../../src/reference/catalogue.ts';
import { anyLot, lotOf, march } from './any-lot.ts';

const line = { presentation: 'roactemra-iv-80', physical: 3, usable: 2, earliestExpiry: march };
const lineOf = (lots: unknown[], physical = 3, usable = 2) => ({ ...line, physical, usable, lots });
const messagesOf = (read: ReturnType<typeof CountLine.safeParse | typeof CountLines.safeParse>) =>
  read.success ? [] : read.error.issues.map((it) => it.message);
const said = (line: unknown) => messagesOf(CountLine.safeParse(line));

describe('a line of a count', () => {
  it.each([
    { physical: 0, usable: 0 },
    { physical: 99_999, usable: 99_999 },
    { earliestExpiry: { kind: 'none' } },
    { earliestExpiry: { kind: 'unknown' } },
    { earliestExpiry: { kind: 'date', date: '2024-02-29' } },
    { earliestExpiry: { kind: 'date', date: '2024-02-29', lot: 'L' } },
    { earliestExpiry: { kind: 'date', date: '2024-02-29', lot: 'ABCDEFGHIJ0123456789' } },
  ])('is read whole with %j', (over) => {
    expect(CountLine.parse({ ...line, ...over })).toEqual({ ...line, ...over });
  });

  it.each([
    { physical: -1, usable: -1 },
    { physical: 100_000 },
    { physical: 2.5 },
    { usable: -1 },
    { usable: null },
    { earliestExpiry: { kind: 'soon' } },
    { earliestExpiry: { kind: 'date', date: '2024-02-29', lot: '' } },
    { earliestExpiry: { kind: 'date', date: '2024-02-29', lot: 'ABCDEFGHIJ01234567890' } },
  ])('is refused with %j', (over) => {
    expect(CountLine.safeParse({ ...line, ...over }).success).toBe(false);
  });

  it('says what is wrong where a schema alone would not: more usable than there is, or no such day', () => {
    expect(said({ ...line, usable: 4 })).toEqual(['usable exceeds physical']);
    const wrongDay = EarliestExpiry.safeParse({ kind: 'date', date: '2023-02-29' });
    expect(wrongDay.error?.issues.map((it) => it.message)).toEqual(['not a calendar date']);
  });
});

describe('a line by lot', () => {
  it('is whole: its lots add up to it, in what is there and in what can be used', () => {
    const notWhole = ['the lots are not the whole'];
    expect(said(lineOf([lotOf()]))).toEqual([]);
    expect(said(lineOf([lotOf(), lotOf({ lot: null, physical: 1, usable: 1 })], 4, 3))).toEqual([]);
    expect(said(lineOf([lotOf()], 4, 2))).toEqual(notWhole);
    expect(said(lineOf([lotOf()], 3, 1))).toEqual(notWhole);
    const tooMuch = [lotOf({ usable: 4 }), lotOf({ lot: 'B', physical: 2, usable: 0 })];
    expect(said(lineOf(tooMuch, 5, 4))).toEqual(['usable exceeds physical']);
    expect(said(lineOf([], 0, 0))).toHaveLength(1);
  });

  it('follows from its lots, whatever they are, and reads as what it is', () => {
    const lots = fc.array(anyLot, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lots, (lots) => {
        const told = lineOfLots('roactemra-iv-80', lots);
        expect(CountLine.parse(told)).toEqual(told);
        const vials = lots.flatMap((lot) => Array.from({ length: lot.physical }, () => lot));
        expect(told).toMatchObject({ presentation: 'roactemra-iv-80', physical: vials.length, lots });
        expect(told.earliestExpiry).toEqual(earliestExpiryOf(lots));
      }),
    );
  });

  it('may be without lots, as before', () => {
    expect(CountLine.parse(line)).toEqual(line);
  });

  it('keeps an origin that a later version added, word for word, and refuses what is no text', () => {
    const later = lineOf([lotOf({ origin: 'compassionate-import' })]);
    expect(CountLine.parse(later)).toEqual(later);
    for (const origin of ['', 'a\u0000b', 'x'.repeat(41), 7])
      expect(said(lineOf([{ ...lotOf(), origin }]))).toHaveLength(1);
  });

  it('holds no more lots in one count than an event carries', () => {
    const one = lotOf({ physical: 1, usable: 1 });
    const of = (size: number) => lineOf(new Array(size).fill(one), size, size);
    const read = (...lines: object[]) => messagesOf(CountLines.safeParse(lines));
    expect(read(of(mostLots - 1), of(1))).toEqual([]);
    expect(read(of(mostLots - 1), of(2))).toEqual(['too many lots']);
    // Beside them, a presentation that was counted whole has none.
    expect(read(of(mostLots), line)).toEqual([]);
  });
});

describe('a count', () => {
  it('is whole once each presentation of the product is answered, and says which are not', () => {
    for (const product of catalogue) {
      const ids = product.presentations.map((it) => it.id);
      fc.assert(
        fc.property(fc.subarray(ids), (answered) => {
          const lines = [...answered, 'another'].map((presentation) => ({ ...line, presentation }));
          const missing = missingPresentations(product, lines.reverse());
          expect(missing).toEqual(ids.filter((id) => !answered.includes(id)));
        }),
        { numRuns: 10 },
      );
    }
  });
});

describe('an expiry typed as a month', () => {
  it('is its last day, the eve of the month after', () => {
    for (let year = 1999; year <= 2101; year++)
      for (let month = 1; month <= 12; month++) {
        const eve = new Date(Date.UTC(year, month, 1) - 86_400_000).toISOString().slice(0, 10);
        expect(expiryFromText(eve.slice(0, 7))).toBe(eve);
      }
  });

  it.each(['', '2027', '2027-00', '2027-13', '2027-6', '27-06', '2027-06-', '2027-06-15', 'x2027-06'])(
    'is none where « %s » names no month',
    (text) => expect(expiryFromText(text)).toBeNull(),
  );
});

describe('a figure beside the last one', () => {
  it.each([
    [10, 15, false],
    [9, 14, true],
    [10, 16, true],
    [8, 4, false],
    [8, 3, true],
    [10, 5, false],
    [12, 5, true],
    [0, 4, false],
    [0, 5, true],
    [100, 100, false],
  ])('from %i to %i is a jump: %s', (previous, figure, expected) => {
    expect(isJump(previous, figure)).toBe(expected);
  });
});
