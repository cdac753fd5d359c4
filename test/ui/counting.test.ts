import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/reference/catalogue.ts';
import { asksRecount } from '../../src/ui/counting/advance.ts';
import { toCountLines } from '../../src/ui/counting/lines.ts';
import type { Counting, Scope } from '../../src/ui/counting/state.ts';
import { startCounting, type Touch, touched } from '../../src/ui/counting.ts';
import { missingOf } from '../../src/ui/missing.ts';

const product = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!product) throw new Error('tocilizumab IV is in the catalogue');

const scope: Scope = { product, previous: new Map(), asksExpiry: true, extended: [] };
const today = '2026-06-15';
const afterCountOf = (previous: Record<string, number>): Scope => ({
  ...scope,
  previous: new Map(Object.entries(previous)),
});

/** Types « 12>0 » like hands do: figures, `>` next, `z` « 0 flacon », `<` erase, `?` illegible, `!` confirm. */
function hands(keys: string, on: Scope = scope, from: Counting = startCounting({}, on)): Counting {
  const touches: Record<string, Touch> = {
    '>': { kind: 'next' },
    z: { kind: 'zero' },
    '<': { kind: 'erase' },
    '?': { kind: 'illegible' },
    '!': { kind: 'confirm' },
  };
  return [...keys].reduce(
    (state, key) => touched(state, touches[key] ?? { kind: 'digit', digit: key }, on),
    from,
  );
}

describe('counting', () => {
  it('starts with nothing counted, which is not zero', () => {
    expect(toCountLines(startCounting({}, scope), scope, today)).toEqual([]);
    expect(missingOf(hands('z'), scope, today)).toEqual([
      { kind: 'uncounted', presentations: ['roactemra-iv-200', 'roactemra-iv-400'] },
    ]);
  });

  it('states zero as an answer with no expiry, and an expiry that nobody can read as unknown', () => {
    const state = hands('z3>?12>0627');
    expect(missingOf(state, scope, today)).toEqual([]);
    expect(toCountLines(state, scope, today)).toEqual([
      { presentation: 'roactemra-iv-80', physical: 0, usable: 0, earliestExpiry: { kind: 'none' } },
      { presentation: 'roactemra-iv-200', physical: 3, usable: 3, earliestExpiry: { kind: 'unknown' } },
      {
        presentation: 'roactemra-iv-400',
        physical: 12,
        usable: 12,
        earliestExpiry: { kind: 'date', date: '2027-06-30' },
      },
    ]);
  });

  it('goes from a figure to its expiry, then to the next row, and asks no expiry of zero', () => {
    expect(hands('3>').focus).toMatchObject({ presentation: 'roactemra-iv-80', field: 'expiry' });
    expect(hands('3>0627>').focus).toMatchObject({ presentation: 'roactemra-iv-200', field: 'physical' });
    expect(hands('z').focus).toMatchObject({ presentation: 'roactemra-iv-200', field: 'physical' });
    expect(hands('zzz').focus).toBeNull();
  });

  it.each([
    ['0228', { kind: 'date', date: '2028-02-29' }],
    ['1326', null],
    ['062', null],
    ['?', { kind: 'unknown' }],
  ])('reads the expiry typed as %s', (typed, expected) => {
    expect(hands(`3>${typed}`).lines['roactemra-iv-80']?.earliestExpiry).toEqual(expected);
  });

  it('replaces a figure at the first digit, appends from then on, and erases from the end', () => {
    expect(hands('12').lines['roactemra-iv-80']?.physical).toBe(12);
    const back = touched(
      hands('12>'),
      { kind: 'focus', presentation: 'roactemra-iv-80', field: 'physical' },
      scope,
    );
    expect(hands('7', scope, back).lines['roactemra-iv-80']?.physical).toBe(7);
    expect(hands('<', scope, back).lines['roactemra-iv-80']?.physical).toBe(1);
    expect(hands('<<', scope, back).lines['roactemra-iv-80']?.physical).toBeNull();
  });

  it('takes no figure beyond what an event can hold', () => {
    expect(hands('999999').lines['roactemra-iv-80']?.physical).toBe(99_999);
  });

  it('subtracts what cannot be used, and refuses more of it than there is', () => {
    const onUnusable = touched(
      hands('3>>zz'),
      { kind: 'focus', presentation: 'roactemra-iv-80', field: 'unusable' },
      scope,
    );
    expect(toCountLines(hands('1', scope, onUnusable), scope, today)[0]).toMatchObject({
      physical: 3,
      usable: 2,
    });
    expect(missingOf(hands('4', scope, onUnusable), scope, today)).toContainEqual({
      kind: 'unusable',
      presentations: ['roactemra-iv-80'],
    });
  });
});

describe('an expiry', () => {
  const kindsOf = (state: Counting, on = scope) =>
    missingOf(state, on, today).map((it) => `${it.kind} ${it.presentations}`);

  it('is asked of every row with units before the count can be sealed, and found again by « next »', () => {
    const skipped = hands('3>>z5>0627>');
    expect(kindsOf(skipped)).toEqual(['expiry roactemra-iv-80']);
    expect(skipped.focus).toMatchObject({ presentation: 'roactemra-iv-80', field: 'expiry' });
    expect(kindsOf(hands('?', scope, skipped))).toEqual([]);
  });

  it('that has gone by asks for the units it spoils, on the day after it and not on the day itself', () => {
    const spoilt = hands('3>0526>zz');
    expect(kindsOf(spoilt)).toEqual(['expired roactemra-iv-80']);
    expect(missingOf(spoilt, scope, '2026-05-31')).toEqual([]);
    const touch: Touch = { kind: 'focus', presentation: 'roactemra-iv-80', field: 'unusable' };
    expect(kindsOf(hands('1', scope, touched(spoilt, touch, scope)))).toEqual([]);
  });

  it('asks nothing more of a lot that a directive extends', () => {
    const on: Scope = { ...scope, extended: [{ lot: 'N7533B03', extendedTo: '2026-12-31' }] };
    const lot: Touch = { kind: 'lot', presentation: 'roactemra-iv-80', lot: 'N7533B03' };
    expect(kindsOf(touched(hands('3>0526>zz', on), lot, on), on)).toEqual([]);
  });

  it.each(['062', '1326'])(
    'typed as %s keeps the focus and its digits, wherever one wants to go',
    (typed) => {
      const state = hands(`3>${typed}`);
      const elsewhere: Touch = { kind: 'focus', presentation: 'roactemra-iv-400', field: 'physical' };
      for (const touch of [{ kind: 'next' } as Touch, elsewhere]) {
        expect(touched(state, touch, scope).focus).toMatchObject({
          presentation: 'roactemra-iv-80',
          field: 'expiry',
          typed,
          refused: true,
        });
      }
    },
  );

  it('says so when a fifth digit is typed, and can be left once it is whole', () => {
    expect(hands('3>06275').focus).toMatchObject({ typed: '0627', refused: true });
    expect(hands('3>062>7>').focus).toMatchObject({ presentation: 'roactemra-iv-200', refused: false });
    expect(hands('3>06<<>').focus).toMatchObject({ presentation: 'roactemra-iv-200' });
  });
});

describe('« 0 flacon »', () => {
  it('does not turn a figure under way into zero', () => {
    expect(hands('1z').lines['roactemra-iv-80']?.physical).toBe(1);
    expect(hands('1<z').lines['roactemra-iv-80']?.physical).toBe(0);
  });
});

describe('a jump beside the previous figure', () => {
  const jumpy = afterCountOf({ 'roactemra-iv-80': 3 });

  it('is asked for again, on the spot, and keeps the count from being sealed', () => {
    const state = hands('30>', jumpy);
    expect(asksRecount(state, 'roactemra-iv-80', jumpy)).toBe(true);
    expect(state.focus).toMatchObject({ presentation: 'roactemra-iv-80', field: 'physical', recountOf: 30 });
    expect(missingOf(state, jumpy, today)).toContainEqual({
      kind: 'recount',
      presentations: ['roactemra-iv-80'],
    });
  });

  it('is not asked about while it is being typed', () => {
    expect(asksRecount(hands('30', jumpy), 'roactemra-iv-80', jumpy)).toBe(false);
  });

  it('is accepted when the same figure is typed again', () => {
    const state = hands('30>30>', jumpy);
    expect(asksRecount(state, 'roactemra-iv-80', jumpy)).toBe(false);
    expect(state.lines['roactemra-iv-80']).toMatchObject({ physical: 30, recounted: true });
  });

  it('is asked for once more when another jump is typed, and forgotten when the figure was a slip', () => {
    expect(hands('30>40>', jumpy).focus).toMatchObject({ recountOf: 40 });
    expect(hands('30>3>', jumpy).focus).toMatchObject({ field: 'expiry' });
  });

  it('is accepted by the confirming key', () => {
    expect(hands('30>!', jumpy).lines['roactemra-iv-80']?.recounted).toBe(true);
  });

  it('is asked for again when a draft is taken up in which nobody confirmed it', () => {
    const state = startCounting(hands('30', jumpy).lines, jumpy);
    expect(state.focus).toMatchObject({ presentation: 'roactemra-iv-80', recountOf: 30 });
  });

  it('asks about a zero where there were many', () => {
    const state = hands('z', afterCountOf({ 'roactemra-iv-80': 12 }));
    expect(state.focus).toMatchObject({ presentation: 'roactemra-iv-80', recountOf: 0 });
  });
});
