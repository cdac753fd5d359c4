import { advance, focusOn, hasPlace } from './counting/advance.ts';
import { type Counting, changed, type Field, lineOf, type Scope, withLine } from './counting/state.ts';
import { digit, erase, isUnfinished, recounted, refused, settled, typing } from './counting/typing.ts';

export type Touch =
  | { kind: 'digit'; digit: string }
  | { kind: 'erase' }
  | { kind: 'zero' }
  | { kind: 'illegible' }
  | { kind: 'lot'; presentation: string; lot: string }
  | { kind: 'next' }
  | { kind: 'confirm' }
  | { kind: 'settle' }
  | { kind: 'focus'; presentation: string; field: Field; lot?: number };

/** Any step from one state to the next: a touch, or what a panel that was fetched later makes of one. */
export type Step = (state: Counting, scope: Scope) => Counting;

/** Opens on the first row that is not answered yet. */
export function startCounting(lines: Counting['lines'], scope: Scope): Counting {
  return advance({ lines, focus: null }, scope);
}

export function touched(state: Counting, touch: Touch, scope: Scope): Counting {
  switch (touch.kind) {
    case 'focus': {
      const place = { presentation: touch.presentation, lot: touch.lot ?? null };
      if (isUnfinished(state)) return refused(state);
      return hasPlace(state, place) ? focusOn(settled(state), place, touch.field, scope) : state;
    }
    case 'settle':
      return settled(state);
    case 'next':
      return isUnfinished(state) ? refused(state) : advance(settled(state), scope);
    case 'confirm':
      return advance(settled(recounted(state)), scope);
    case 'zero':
      return canZero(state) ? advance(settled(typing(state, '0')), scope) : state;
    case 'illegible':
      return state.focus?.field === 'expiry'
        ? advance(changed(state, { expiry: { kind: 'unknown' } }), scope)
        : state;
    case 'lot':
      return withLot(state, touch.presentation, touch.lot);
    case 'digit':
      return digit(state, touch.digit);
    case 'erase':
      return erase(state);
  }
}

/** Not over a figure under way: after « 1 », a finger on « 0 flacon » may well mean 10. */
export function canZero({ focus }: Counting): boolean {
  return focus?.field === 'physical' && !Number(focus.typed);
}

/** Touched a second time, the lot is taken back. */
function withLot(state: Counting, presentation: string, lot: string): Counting {
  const { earliestExpiry } = lineOf(state, presentation);
  if (earliestExpiry?.kind !== 'date') return state;
  const { date } = earliestExpiry;
  return withLine(state, presentation, {
    earliestExpiry: { kind: 'date', date, ...(earliestExpiry.lot === lot ? {} : { lot }) },
  });
}
