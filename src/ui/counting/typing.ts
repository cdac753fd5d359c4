import { expiryFromText } from '../../domain/count.ts';
import { lotPattern, mostUnits } from '../../domain/lot.ts';
import { type Counting, cellOf, changed, lineOf, withLine } from './state.ts';

const mostDigits = String(mostUnits).length;

/** A key of the keypad. The first replaces a figure; a lot's text is only ever added to. */
export function digit(state: Counting, key: string): Counting {
  const { focus } = state;
  return typing(state, (focus?.field === 'lot' ? shown(state) : (focus?.typed ?? '')) + key);
}

export function erase(state: Counting): Counting {
  return typing(state, shown(state).slice(0, -1));
}

/** What the field in focus holds from now on, as typed. */
export function typing(state: Counting, text: string): Counting {
  const { focus } = state;
  if (!focus) return state;
  const typed = { ...state, focus: { ...focus, typed: text, refused: false } };
  switch (focus.field) {
    case 'lot':
      return named(typed, text);
    case 'expiry': {
      if (text.length > 4) return refused(state);
      const date = text.length === 4 ? expiryOfDigits(text) : null;
      return changed(typed, { expiry: date === null ? null : { kind: 'date', date } });
    }
    default:
      return typingFigure(state, text.replace(/^0+(?=\d)/, ''));
  }
}

/** A sign that no lot has is refused, and what was there stays. */
export function named(state: Counting, lot: string): Counting {
  if (lot !== '' && !lotPattern.test(lot)) return refused(state);
  return changed({ ...state, focus: state.focus && { ...state.focus, refused: false } }, { lot });
}

function typingFigure(state: Counting, plain: string): Counting {
  const { focus } = state;
  if (!focus || plain.length > mostDigits) return state;
  const typed = { ...state, focus: { ...focus, typed: plain } };
  if (focus.field === 'unusable') return changed(typed, { unusable: Number(plain) });
  const physical = plain === '' ? null : Number(plain);
  const zero = focus.lot === null ? { unusable: 0, expiry: null } : { unusable: 0 };
  const next = changed(typed, { physical, ...(physical === 0 ? zero : {}) });
  // Lots that add up to more than an event can hold.
  if ((lineOf(next, focus.presentation).physical ?? 0) > mostUnits) return state;
  return withLine(next, focus.presentation, { recounted: false });
}

/** Four digits, month then year: the last day of that month. Null when they name no month. */
function expiryOfDigits(digits: string): string | null {
  return expiryFromText(`20${digits.slice(2, 4)}-${digits.slice(0, 2)}`);
}

/** Digits of an expiry that name no month yet: left where they are, in sight. */
export function isUnfinished(state: Counting): boolean {
  const { focus } = state;
  return focus?.field === 'expiry' && Boolean(focus.typed) && !cellOf(state, focus).expiry;
}

export function refused(state: Counting): Counting {
  return state.focus ? { ...state, focus: { ...state.focus, refused: true } } : state;
}

function shown(state: Counting): string {
  const { focus } = state;
  if (!focus) return '';
  const cell = cellOf(state, focus);
  if (focus.field === 'lot') return cell.lot ?? '';
  if (focus.typed !== null || focus.field === 'expiry') return focus.typed ?? '';
  return String((focus.field === 'physical' ? cell.physical : cell.unusable) ?? '');
}

/** Ends typing in the field in focus: the same figure given twice is a recount. */
export function settled(state: Counting): Counting {
  const { focus } = state;
  if (!focus || focus.typed === null) return state;
  const isRepeated =
    focus.field === 'physical' &&
    focus.recountOf !== null &&
    focus.recountOf === cellOf(state, focus).physical;
  const ended = { ...state, focus: { ...focus, typed: null, recountOf: null } };
  return isRepeated ? recounted(ended) : ended;
}

export function recounted(state: Counting): Counting {
  return state.focus ? withLine(state, state.focus.presentation, { recounted: true }) : state;
}
