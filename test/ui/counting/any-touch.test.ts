import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CountLine, missingPresentations } from '../../../src/domain/count.ts';
import { knownOrigins } from '../../../src/domain/lot.ts';
import { toCountLines } from '../../../src/ui/counting/lines.ts';
import { type Counting, lineOf, type Scope } from '../../../src/ui/counting/state.ts';
import { startCounting } from '../../../src/ui/counting.ts';
import { missingOf } from '../../../src/ui/missing.ts';
import { type AnyTouch, product, scope, step, today } from './hands.ts';

const ids = product.presentations.map((it) => it.id);
const presentation = fc.constantFrom(...ids);
const day = fc.constantFrom('2026-03-31', '2027-03-31', '2027-06-15');
const expiry = fc.option(
  fc.oneof(
    day.map((date) => ({ kind: 'date' as const, date })),
    fc.constant({ kind: 'unknown' as const }),
  ),
  { nil: null },
);
const lot = fc.constantFrom('A', 'B', '', null);
const key = fc.nat(3);

const touch: fc.Arbitrary<AnyTouch> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...'0123456789').map((digit) => ({ kind: 'digit' as const, digit })),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...(['erase', 'zero', 'next', 'illegible', 'confirm', 'settle'] as const).map((kind) => ({ kind })),
    ),
  },
  fc.record(
    {
      kind: fc.constant('focus' as const),
      presentation,
      field: fc.constantFrom('physical' as const, 'expiry' as const, 'unusable' as const, 'lot' as const),
      lot: key,
    },
    { requiredKeys: ['kind', 'presentation', 'field'] },
  ),
  fc.record({ kind: fc.constant('lot' as const), presentation, lot: fc.constant('A') }),
  fc.record({ kind: fc.constant('unfold' as const), presentation }),
  fc.record({ kind: fc.constant('add' as const), presentation, lot, expiry }),
  fc.record({ kind: fc.constant('remove' as const), presentation, lot: key }),
  fc.record({ kind: fc.constant('join' as const), presentation, lot: key }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.constantFrom('', 'A', 'B1', 'no ', 'x'.repeat(21)),
  }),
  fc.record({ kind: fc.constant('origin' as const), origin: fc.constantFrom(...knownOrigins) }),
  fc.record({
    kind: fc.constant('pack' as const),
    presentation,
    lot: fc.constantFrom('A', 'B', null),
    expiry: fc.option(day, { nil: null }),
    units: fc.option(fc.constantFrom(1, 4, 60_000), { nil: null }),
  }),
);

/** Units in all rows, as the screen shows them. */
const shown = (state: Counting) => ids.reduce((sum, id) => sum + (lineOf(state, id).physical ?? 0), 0);
const lotKeys = (state: Counting, id: string) => (lineOf(state, id).lots ?? []).map((it) => it.key);

it('whatever is touched, figures are the sums of their lots, no lot goes but by its removal, and what is stated can be read', () => {
  const scopes: Scope[] = [
    scope,
    {
      ...scope,
      previous: new Map([[ids[0] as string, 20]]),
      extended: [{ lot: 'A', extendedTo: '2026-12-31' }],
    },
  ];
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 60 }), fc.constantFrom(...scopes), (touches, on) => {
      let state = startCounting({}, on);
      for (const it of touches) {
        const next = step(state, it, on);
        expectSums(next);
        expectLotsKept(state, it, next);
        expectUnitsKept(state, it, next);
        expectFocusIsSomewhere(next);
        expectReadable(next, on);
        state = next;
      }
    }),
    { numRuns: 400 },
  );
});

function expectSums(state: Counting): void {
  for (const id of ids) {
    const { physical, lots } = lineOf(state, id);
    if (!lots) continue;
    expect(lots.length).toBeGreaterThan(0);
    expect(new Set(lots.map((it) => it.key)).size).toBe(lots.length);
    const counted = lots.flatMap((it) => (it.physical === null ? [] : [it.physical]));
    expect(physical).toBe(counted.length === 0 ? null : counted.reduce((sum, figure) => sum + figure));
  }
}

function expectLotsKept(before: Counting, it: AnyTouch, next: Counting): void {
  for (const id of ids) {
    const gone = lotKeys(before, id).filter((each) => !lotKeys(next, id).includes(each));
    const isTaken = (it.kind === 'remove' || it.kind === 'join') && it.presentation === id;
    expect(gone).toEqual(isTaken && lotKeys(before, id).includes(it.lot) && gone.length > 0 ? [it.lot] : []);
  }
}

/** Only fingers on figures change how many units there are; a pack adds its own, or says that it does not fit. */
function expectUnitsKept(before: Counting, it: AnyTouch, next: Counting): void {
  const gained = shown(next) - shown(before);
  if (['digit', 'erase', 'zero', 'remove'].includes(it.kind)) return;
  if (it.kind === 'pack') expect(gained).toBe(next.focus?.refused ? 0 : (it.units ?? 0));
  else expect(gained).toBe(0);
}

function expectFocusIsSomewhere({ focus, ...state }: Counting): void {
  if (!focus) return;
  const keys = lotKeys({ ...state, focus }, focus.presentation);
  if (focus.lot === null) expect(keys).toEqual([]);
  else expect(keys).toContain(focus.lot);
}

function expectReadable(state: Counting, on: Scope): void {
  const lines = toCountLines(state, on, today);
  for (const line of lines) expect(CountLine.parse(line)).toEqual(line);
  if (missingOf(state, on, today).length === 0) {
    expect(missingPresentations(product, lines)).toEqual([]);
    for (const { lots = [] } of lines) {
      const names = lots.map(({ lot, expiry, origin }) => JSON.stringify([lot, expiry, origin]));
      expect(new Set(names).size).toBe(lots.length);
    }
  }
}
