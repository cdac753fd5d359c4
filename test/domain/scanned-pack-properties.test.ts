import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/domain/directive.ts';
import { readScannedPack } from '../../src/domain/scanned-pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { isAmbiguous } from './scans/lost-separator-oracle.ts';

const rules = rulesOf(firstPack.documents);
const presentations = firstPack.products.flatMap((it) => it.presentations).filter((it) => it.cip13);
const today = '2026-11-23';
const read = (raw: string, source: 'camera' | 'wedge') =>
  readScannedPack(raw, { source, products: firstPack.products, rules, today });

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const set82 = [...`${letters}0123456789!"%&'()*+,-./:;<=>?_`];
const value = (max: number, characters: readonly string[] = set82) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: max })
    .map((list) => list.join(''))
    .filter((text) => !text.includes('<GS>'));
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((it) => it.join(''));

interface Piece {
  text: string;
  /** Needs a separator behind it, unless it is the last. */
  open: boolean;
}
const fixed = (text: string): Piece => ({ text, open: false });
const open = (text: string): Piece => ({ text, open: true });

const pack = fc.record({
  presentation: fc.constantFrom(...presentations),
  date: fc.date({ min: new Date('2026-11-23'), max: new Date('2076-12-31'), noInvalidDate: true }),
  lot: fc.option(value(20), { nil: null }),
  serial: fc.option(value(20), { nil: null }),
  others: fc.array(
    fc.oneof(
      digits(6).map((it) => fixed(`11${it}`)),
      digits(6).map((it) => fixed(`3103${it}`)),
      digits(13).map((it) => fixed(`414${it}`)),
      digits(2).map((it) => fixed(`20${it}`)),
      digits(17).map((it) => open(`402${it}`)),
      value(30).map((it) => open(`240${it}`)),
      value(20).map((it) => open(`711${it}`)),
      value(90).map((it) => open(`97${it}`)),
      digits(8).map((it) => open(`37${it}`)),
    ),
    { maxLength: 4 },
  ),
  order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  extra: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
  prefix: fc.constantFrom('', ']d2', '\u001d', ']d2\u001d'),
  separator: fc.constantFrom('\u001d', '\u241d', '<GS>', '{GS}', '^]'),
});

/** Written down from the pieces; what must be read of it is known beforehand. */
function written(made: typeof pack extends fc.Arbitrary<infer T> ? T : never, isCamera: boolean): string {
  const { presentation, date, lot, serial, others, order, extra, prefix } = made;
  const separator = isCamera ? '\u001d' : made.separator;
  const pieces = [
    fixed(`010${presentation.cip13}`),
    fixed(`17${date.toISOString().slice(2, 10).replaceAll('-', '')}`),
    ...(lot === null ? [] : [open(`10${lot}`)]),
    ...(serial === null ? [] : [open(`21${serial}`)]),
    ...others,
  ]
    .map((piece, index) => ({ piece, rank: order[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ piece }) => piece);
  const text = pieces
    .map(({ text, open }, index) => {
      const isLast = index === pieces.length - 1;
      const least = open && !isLast ? 1 : 0;
      return text + separator.repeat(Math.max(least, (extra[index] ?? 0) - 1));
    })
    .join('');
  // A keyboard scanner that shows one separator loses none.
  return prefix + text + (isCamera ? '' : separator);
}

describe('a pack written down in any order, with any other identifiers and separators', () => {
  it.each(['camera', 'wedge'] as const)('is read back whole by %s', (source) => {
    fc.assert(
      fc.property(pack, (made) => {
        const { reading, serial } = read(written(made, source === 'camera'), source);
        const expiry = made.date.toISOString().slice(0, 10);
        expect({ ...reading, serial }).toEqual({
          cip13: made.presentation.cip13,
          presentation: made.presentation.id,
          lot: made.lot,
          expiry,
          printedExpiry: expiry,
          problems: [],
          serial: made.serial,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never taken for another product when a digit of its code is changed or two are exchanged', () => {
    fc.assert(
      fc.property(pack, fc.nat(13), fc.integer({ min: 1, max: 9 }), fc.boolean(), (made, at, by, isSwap) => {
        const gtin = `0${made.presentation.cip13}`;
        const figures = [...gtin].map(Number);
        if (isSwap && at < 13) {
          [figures[at], figures[at + 1]] = [figures[at + 1] as number, figures[at] as number];
        } else figures[at] = ((figures[at] as number) + by) % 10;
        const changed = figures.join('');
        const others = written({ ...made, others: [], lot: null, serial: null }, true);
        const { reading } = read(others.replace(gtin, changed), 'camera');
        if (changed !== gtin) expect(reading.presentation).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows nothing but what it holds when a character is lost, doubled or changed anywhere', () => {
    fc.assert(
      fc.property(pack, fc.nat(), fc.constantFrom('', 'X', '0', '\u001d', '17', '21'), (made, where, by) => {
        const raw = written(made, true);
        const at = where % raw.length;
        const { reading } = read(raw.slice(0, at) + by + raw.slice(at + 1), 'camera');
        const { presentation, cip13 } = reading;
        expect(presentation === null || presentation === made.presentation.id).toBe(true);
        expect(cip13 === null || /^3400\d{9}$/.test(cip13)).toBe(true);
        expect(reading.lot ?? 'A').toMatch(/^[\x21-\x7a]{1,20}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a keyboard scanner that loses every separator', () => {
  const few = ['0', '1', '2', '7', 'A', ' '];
  it('is believed only where no other reading exists, as found by trying every cut', () => {
    fc.assert(
      fc.property(fc.constantFrom('10', '21'), value(26, few), (ai, text) => {
        const { reading, serial } = read(`0103400957464318${ai}${text}`, 'wedge');
        const found = ai === '10' ? reading.lot : serial;
        const codes = reading.problems.map((it) => it.code);
        expect(codes.includes('ambiguous')).toBe(isAmbiguous(text, 20));
        const isGood = !isAmbiguous(text, 20) && text.length <= 20 && !text.includes(' ');
        expect(found).toBe(isGood ? text : null);
        expect(codes.length === 0).toBe(isGood);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never gives a lot that the pack does not bear', () => {
    fc.assert(
      fc.property(value(20, few.slice(0, 5)), value(20), (lot, serial) => {
        const { reading } = read(`01034009574643181729123110${lot}21${serial}`, 'wedge');
        expect(reading).toMatchObject({ lot: null, presentation: 'roactemra-iv-80' });
      }),
      { numRuns: 1_000 },
    );
  });
});

it('no string is too odd: an answer, and a reason wherever there is no product', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom('01', '10', '17', '21', '00', '\u001d', '^]', '<GS>', ']d2', 'à', '&', '9', 'Z', '-'),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(odd, fc.constantFrom('camera', 'wedge'), (raw, source) => {
      const { reading } = read(raw, source as 'camera' | 'wedge');
      if (reading.presentation === null) expect(reading.problems).not.toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});
