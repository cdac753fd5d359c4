import { catalogue } from '../../../src/reference/catalogue.ts';
import { type LotTouch, lotTouched } from '../../../src/ui/counting/lots.ts';
import type { Counting, Scope } from '../../../src/ui/counting/state.ts';
import { startCounting, type Touch, touched } from '../../../src/ui/counting.ts';

const found = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!found) throw new Error('tocilizumab IV is in the catalogue');

export const product = found;
export const p80 = 'roactemra-iv-80';
export const today = '2026-06-15';
export const scope: Scope = { product, previous: new Map(), asksExpiry: true, extended: [] };

export type AnyTouch = Touch | LotTouch;

const lotKinds = ['unfold', 'add', 'remove', 'join', 'text', 'origin', 'pack'];

export function step(state: Counting, touch: AnyTouch, on: Scope): Counting {
  return lotKinds.includes(touch.kind)
    ? lotTouched(state, touch as LotTouch, on)
    : touched(state, touch as Touch, on);
}

const keys: Record<string, Touch> = {
  '>': { kind: 'next' },
  z: { kind: 'zero' },
  '<': { kind: 'erase' },
  '?': { kind: 'illegible' },
  '!': { kind: 'confirm' },
};

/** « 12>0 » like hands type it: figures, `>` next, `z` « 0 flacon », `<` erase, `?` illegible, `!` confirm. */
export function typed(text: string): Touch[] {
  return [...text].map((key) => keys[key] ?? { kind: 'digit', digit: key });
}

/** What hands make of a state, touch after touch. */
export function hands(
  state: Counting,
  touches: readonly (AnyTouch | readonly AnyTouch[])[],
  on: Scope = scope,
): Counting {
  return touches.flat().reduce((now, touch) => step(now, touch as AnyTouch, on), state);
}

/** With the other rows at zero, so that one row is all that is missing. */
export const only80 = hands(startCounting({}, scope), [
  { kind: 'focus', presentation: 'roactemra-iv-200', field: 'physical' },
  typed('zz'),
]);
