import { describe, expect, it } from 'vitest';
import { CountLine } from '../../../src/domain/count.ts';
import { mostLots } from '../../../src/domain/lot.ts';
import { asksRecount } from '../../../src/ui/counting/advance.ts';
import { toCountLines } from '../../../src/ui/counting/lines.ts';
import type { LotTouch } from '../../../src/ui/counting/lots.ts';
import { type Counting, lineOf, type Scope } from '../../../src/ui/counting/state.ts';
import { startCounting, type Touch } from '../../../src/ui/counting.ts';
import { missingOf } from '../../../src/ui/missing.ts';
import { type AnyTouch, hands, only80, p80, scope, today, typed } from './hands.ts';

const march = { kind: 'date' as const, date: '2027-03-31' };
const june = { kind: 'date' as const, date: '2027-06-30' };
const add = (lot: string | null, expiry: typeof march | null = march, origin = 'own'): LotTouch => ({
  kind: 'add',
  presentation: p80,
  lot,
  expiry,
  origin,
});
const pack = (lot: string | null, expiry: string | null, units: number | null = 4): LotTouch => ({
  kind: 'pack',
  presentation: p80,
  lot,
  expiry,
  units,
});
const start = startCounting({}, scope);
const is = (from: Counting, ...touches: (AnyTouch | AnyTouch[])[]) => hands(from, touches);
const lotsOf = (state: Counting) => lineOf(state, p80).lots ?? [];
const figures = (state: Counting) => lotsOf(state).map((it) => it.physical);
const kindsOf = (state: Counting, on: Scope = scope) => missingOf(state, on, today).map((it) => it.kind);
const focusOf = (state: Counting) => [state.focus?.presentation, state.focus?.lot, state.focus?.field];

describe('a row told by lot', () => {
  it('shows the sum of its lots, and nothing while none is counted', () => {
    const opened = is(start, add('A'));
    expect(lineOf(opened, p80).physical).toBeNull();
    expect(lineOf(is(opened, typed('5'), add('B'), typed('12')), p80).physical).toBe(17);
  });

  it('gives a known lot no figure: its quantity is what the keypad writes next', () => {
    const state = is(start, add('A'));
    expect(lotsOf(state)).toEqual([
      { key: 0, lot: 'A', expiry: march, origin: 'own', physical: null, unusable: 0 },
    ]);
    expect(focusOf(state)).toEqual([p80, 0, 'physical']);
  });

  it('goes from figure to date, then to the next row, and asks no date of a lot that has one', () => {
    expect(focusOf(is(start, add(null, null), typed('5>')))).toEqual([p80, 0, 'expiry']);
    expect(focusOf(is(start, add(null, null), typed('5>0627>')))).toEqual([
      'roactemra-iv-200',
      null,
      'physical',
    ]);
    expect(focusOf(is(start, add('A'), typed('5>')))).toEqual(['roactemra-iv-200', null, 'physical']);
    expect(focusOf(is(start, add('A'), add('B'), typed('>')))).toEqual([
      'roactemra-iv-200',
      null,
      'physical',
    ]);
    expect(focusOf(is(start, add('A'), add('B'), typed('>zz')))).toEqual([p80, 0, 'physical']);
  });

  it('goes to the lot that is there already instead of adding it twice', () => {
    const twice = is(start, add('A'), typed('5'), add('B'), add('A'));
    expect(lotsOf(twice).map((it) => it.lot)).toEqual(['A', 'B']);
    expect(focusOf(twice)).toEqual([p80, 0, 'physical']);
    expect(figures(twice)).toEqual([5, null]);
    const apart = is(start, add('A'), add('A', june), add('A', march, 'loan'), add('a'));
    expect(lotsOf(apart)).toHaveLength(4);
  });

  it('says a lot that was made the twin of another, will not be sealed with it, and joins the two', () => {
    const twins = is(only80, add('A'), typed('5'), add('', march), { kind: 'text', text: 'A' }, typed('>3>'));
    expect(kindsOf(twins)).toEqual(['twins']);
    const joined = is(twins, { kind: 'join', presentation: p80, lot: 1 });
    expect(figures(joined)).toEqual([8]);
    expect(kindsOf(joined)).toEqual([]);
  });

  it('keeps from being sealed while a lot has no quantity or no date', () => {
    expect(kindsOf(is(only80, add('A'), typed('5'), add('B')))).toEqual(['lots']);
    expect(kindsOf(is(only80, add('A', null), typed('5')))).toEqual(['expiry']);
    expect(kindsOf(is(only80, add('A', null), typed('5>?')))).toEqual([]);
    expect(kindsOf(is(only80, add('A', null), typed('z')))).toEqual([]);
  });

  it('is back to its own figure when the last lot is taken out', () => {
    const split = is(start, typed('5>0627'), { kind: 'unfold', presentation: p80 }, add('B'), typed('2'));
    expect(figures(split)).toEqual([5, 2]);
    const one = is(split, { kind: 'remove', presentation: p80, lot: 0 });
    expect(figures(one)).toEqual([2]);
    const none = is(one, { kind: 'remove', presentation: p80, lot: 1 });
    expect(lineOf(none, p80)).toMatchObject({ physical: 5, earliestExpiry: june });
    expect(lineOf(none, p80).lots).toBeUndefined();
    expect(focusOf(none)).toEqual([p80, null, 'physical']);
  });

  it('counted whole before, becomes a lot that nobody has named, with its date and what of it is spoilt', () => {
    const state = is(start, typed('5>0627'), focus(null, 'unusable'), typed('1'), add('B'), typed('2'));
    expect(lotsOf(state)[0]).toMatchObject({ lot: '', expiry: june, physical: 5, unusable: 1 });
    expect(lineOf(state, p80).physical).toBe(7);
  });

  it('gives a new lot the origin last chosen in the row', () => {
    const state = is(
      start,
      add('A', march, 'own'),
      { kind: 'origin', origin: 'loan' },
      {
        kind: 'add',
        presentation: p80,
        lot: null,
        expiry: null,
      },
    );
    expect(lotsOf(state).map((it) => it.origin)).toEqual(['loan', 'loan']);
  });

  it('takes digits into a lot’s text, case as typed, and refuses what no pack bears', () => {
    const named = is(start, add('', null), { kind: 'text', text: 'n7X' }, typed('53'));
    expect(lotsOf(named)[0]?.lot).toBe('n7X53');
    for (const text of ['n7X53 ', 'é', 'A'.repeat(21)]) {
      const refused = is(named, { kind: 'text', text });
      expect(lotsOf(refused)[0]?.lot).toBe('n7X53');
      expect(refused.focus?.refused).toBe(true);
    }
    expect(focusOf(is(named, typed('>')))).toEqual([p80, 0, 'physical']);
  });

  it('adds up to no more than an event holds, in units and in lots', () => {
    expect(figures(is(start, add('A'), typed('99998'), add('B'), typed('12')))).toEqual([99_998, 1]);
    const many = Array.from({ length: mostLots + 2 }, (_, at) => add(`L${at}`));
    expect(lotsOf(is(start, ...many))).toHaveLength(mostLots);
  });
});

describe('what a row by lot states', () => {
  it('is its lots and what follows from them, a lot gone by counted as unusable', () => {
    const old = { kind: 'date' as const, date: '2026-05-31' };
    const state = is(
      only80,
      add('A'),
      typed('5'),
      add('OLD', old),
      typed('3'),
      add(null, null),
      typed('2>?'),
    );
    const [line] = toCountLines(state, scope, today);
    expect(line).toEqual({
      presentation: p80,
      physical: 10,
      usable: 7,
      earliestExpiry: { ...march, lot: 'A' },
      lots: [
        { lot: 'A', expiry: march, origin: 'own', physical: 5, usable: 5 },
        { lot: 'OLD', expiry: old, origin: 'own', physical: 3, usable: 0 },
        { lot: null, expiry: { kind: 'unknown' }, origin: 'own', physical: 2, usable: 2 },
      ],
    });
    expect(CountLine.parse(line)).toEqual(line);
    expect(kindsOf(state)).toEqual([]);
    const extended = { ...scope, extended: [{ lot: 'OLD', extendedTo: '2026-12-31' }] };
    expect(toCountLines(state, extended, today)[0]?.usable).toBe(10);
  });

  it('is nothing while a lot is not counted', () => {
    expect(toCountLines(is(start, add('A'), typed('5'), add('B')), scope, today)).toEqual([]);
  });
});

describe('a jump of the sum beside the previous figure', () => {
  const jumpy: Scope = { ...scope, previous: new Map([[p80, 20]]) };
  const on = (...touches: (AnyTouch | AnyTouch[])[]) => hands(start, touches, jumpy);

  it('is asked about once every lot is told, not before', () => {
    expect(asksRecount(on(add('A'), typed('5'), add('B')), p80, jumpy)).toBe(false);
    expect(asksRecount(on(add('A'), typed('5'), add('B'), typed('15>')), p80, jumpy)).toBe(false);
    const short = on(add('A'), typed('5>'));
    expect(asksRecount(short, p80, jumpy)).toBe(true);
    expect(focusOf(short)).toEqual([p80, 0, 'physical']);
  });

  it('is settled by confirming, and asked again when a lot changes', () => {
    const confirmed = on(add('A'), typed('5>!'));
    expect(lineOf(confirmed, p80).recounted).toBe(true);
    expect(focusOf(confirmed)[0]).toBe('roactemra-iv-200');
    expect(asksRecount(hands(confirmed, [add('B'), typed('1>')], jumpy), p80, jumpy)).toBe(true);
  });
});

describe('a scanned pack', () => {
  it('adds its units to its lot, or makes the lot', () => {
    const one = is(start, pack('A', '2027-03-31'));
    expect(figures(one)).toEqual([4]);
    const two = is(one, pack('B', '2027-03-31', 1), pack('A', '2027-03-31', 1));
    expect(figures(two)).toEqual([5, 1]);
    expect(focusOf(two)).toEqual([p80, 0, 'physical']);
  });

  it('without units only goes to the lot, whose quantity is still to be counted', () => {
    const state = is(start, pack('A', '2027-03-31', null));
    expect(figures(state)).toEqual([null]);
    expect(focusOf(state)).toEqual([p80, 0, 'physical']);
  });

  it('finds its lot whatever its origin, and by its name where a date is missing on either side', () => {
    expect(figures(is(start, add('A', march, 'loan'), typed('2'), pack('A', '2027-03-31')))).toEqual([6]);
    expect(figures(is(start, add('A'), typed('2'), pack('A', null)))).toEqual([6]);
    const dated = is(start, add('A', null), typed('2'), pack('A', '2027-03-31'));
    expect(lotsOf(dated)).toMatchObject([{ physical: 6, expiry: march }]);
  });

  it('is not taken for another: one without a lot, or of another date', () => {
    expect(figures(is(start, add('A'), typed('2'), pack(null, '2027-03-31')))).toEqual([2, 4]);
    expect(figures(is(start, add('A'), typed('2'), pack('A', '2027-04-30')))).toEqual([2, 4]);
    expect(figures(is(start, add(null), typed('2'), pack(null, null)))).toEqual([2, 4]);
  });

  it('is added where there is room, and to nothing else where there is none', () => {
    const full = is(start, ...Array.from({ length: mostLots }, (_, at) => add(`L${at}`)), typed('1'));
    expect(is(full, pack('NEW', '2027-03-31')).lines).toEqual(full.lines);
    const heavy = is(start, add('A'), typed('99999'), pack('A', '2027-03-31'));
    expect(figures(heavy)).toEqual([99_999]);
    expect(heavy.focus?.refused).toBe(true);
  });
});

function focus(lot: number | null, field: 'physical' | 'unusable'): Touch {
  return { kind: 'focus', presentation: p80, field, ...(lot === null ? {} : { lot }) };
}
