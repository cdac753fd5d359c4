import { type CountLine, expiryFromText, isJump } from '../domain/count.ts';
import type { LocalDate } from '../domain/day.ts';
import { mostUnits } from '../domain/lot.ts';
import type { Product } from '../domain/product.ts';
import type { DraftLine } from '../store/snapshot.ts';

export type Field = 'physical' | 'expiry' | 'unusable';

/** The field that the keypad writes to. */
export interface Focus {
  presentation: string;
  field: Field;
  /** Digits typed since it came into focus; null until the first, which replaces what was there. */
  typed: string | null;
  /** The figure that looked like a slip, while it is being asked for a second time. */
  recountOf: number | null;
  /** The keypad was asked to leave a date that is none, or to add to a whole one. */
  refused: boolean;
}

export interface Counting {
  lines: Readonly<Record<string, DraftLine>>;
  focus: Focus | null;
}

/** What the previous count had of each presentation: compared with, never shown (blind count). */
export type Previous = ReadonlyMap<string, number>;

export interface ExtendedLot {
  lot: string;
  extendedTo: LocalDate;
}

export interface Scope {
  product: Product;
  previous: Previous;
  /** Lots that a directive lets be used after the date printed on them (R118). */
  extended: readonly ExtendedLot[];
  /** Receipts ask for a figure and nothing else. */
  asksExpiry: boolean;
}

export type Touch =
  | { kind: 'digit'; digit: string }
  | { kind: 'erase' }
  | { kind: 'zero' }
  | { kind: 'illegible' }
  | { kind: 'lot'; presentation: string; lot: string }
  | { kind: 'next' }
  | { kind: 'confirm' }
  | { kind: 'settle' }
  | { kind: 'focus'; presentation: string; field: Field };

const untouched: DraftLine = { physical: null, unusable: 0, earliestExpiry: null, recounted: false };
const mostDigits = String(mostUnits).length;

export function lineOf(state: Counting, presentation: string): DraftLine {
  return state.lines[presentation] ?? untouched;
}

/** Opens on the first row that is not answered yet. */
export function startCounting(lines: Counting['lines'], scope: Scope): Counting {
  return advance({ lines, focus: null }, scope);
}

export function touched(state: Counting, touch: Touch, scope: Scope): Counting {
  switch (touch.kind) {
    case 'focus':
      return isUnfinished(state)
        ? refused(state)
        : focusOn(settled(state), touch.presentation, touch.field, scope);
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
        ? advance(changed(state, { earliestExpiry: { kind: 'unknown' } }), scope)
        : state;
    case 'lot':
      return withLot(state, touch.presentation, touch.lot);
    case 'digit':
      return typing(state, (state.focus?.typed ?? '') + touch.digit);
    case 'erase':
      return typing(state, shownDigits(state).slice(0, -1));
  }
}

/** Not over a figure under way: after « 1 », a finger on « 0 flacon » may well mean 10. */
export function canZero({ focus }: Counting): boolean {
  return focus?.field === 'physical' && !Number(focus.typed);
}

/** Whether a row asks for its figure again: a jump that nobody confirmed, once the figure is typed out. */
export function asksRecount(state: Counting, presentation: string, scope: Scope): boolean {
  const isBeingTyped =
    state.focus?.presentation === presentation &&
    state.focus.field === 'physical' &&
    state.focus.typed !== null;
  return !isBeingTyped && looksLikeSlip(lineOf(state, presentation), presentation, scope);
}

/** « Non lisible » is an answer too. */
export function lacksExpiry({ physical, earliestExpiry }: DraftLine): boolean {
  return physical !== null && physical > 0 && earliestExpiry === null;
}

/** The rows that are answered, as an event states them. An expiry that nobody gave is unknown, never guessed. */
export function toCountLines(state: Counting, product: Product): CountLine[] {
  return product.presentations.flatMap(({ id }) => {
    const { physical, unusable, earliestExpiry } = lineOf(state, id);
    if (physical === null) return [];
    const expiry =
      physical === 0 ? ({ kind: 'none' } as const) : (earliestExpiry ?? ({ kind: 'unknown' } as const));
    return [{ presentation: id, physical, usable: Math.max(0, physical - unusable), earliestExpiry: expiry }];
  });
}

/** Lots to ask about: the date typed has gone by, and a directive gives some lots a later one that has not. */
export function lotsToOffer({ earliestExpiry }: DraftLine, today: LocalDate, scope: Scope): ExtendedLot[] {
  if (earliestExpiry?.kind !== 'date' || earliestExpiry.date >= today) return [];
  return scope.extended.filter((it) => it.extendedTo >= today);
}

/** Touched a second time, the lot is taken back. */
function withLot(state: Counting, presentation: string, lot: string): Counting {
  const line = lineOf(state, presentation);
  if (line.earliestExpiry?.kind !== 'date') return state;
  const { date } = line.earliestExpiry;
  const earliestExpiry = {
    kind: 'date' as const,
    date,
    ...(line.earliestExpiry.lot === lot ? {} : { lot }),
  };
  return { ...state, lines: { ...state.lines, [presentation]: { ...line, earliestExpiry } } };
}

/** Four digits, month then year: the last day of that month. Null when they name no month. */
export function expiryOfDigits(digits: string): string | null {
  return expiryFromText(`20${digits.slice(2, 4)}-${digits.slice(0, 2)}`);
}

function typing(state: Counting, digits: string): Counting {
  const { focus } = state;
  if (!focus) return state;
  if (focus.field === 'expiry') {
    if (digits.length > 4) return refused(state);
    const date = digits.length === 4 ? expiryOfDigits(digits) : null;
    const earliestExpiry = date === null ? null : ({ kind: 'date', date } as const);
    return changed({ ...state, focus: { ...focus, typed: digits, refused: false } }, { earliestExpiry });
  }
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > mostDigits) return state;
  const typed = { ...state, focus: { ...focus, typed: plain } };
  if (focus.field === 'unusable') return changed(typed, { unusable: Number(plain) });
  const physical = plain === '' ? null : Number(plain);
  return changed(typed, {
    physical,
    recounted: false,
    ...(physical === 0 ? { unusable: 0, earliestExpiry: null } : {}),
  });
}

/** Digits of an expiry that name no month yet: left where they are, in sight. */
function isUnfinished({ focus, lines }: Counting): boolean {
  return focus?.field === 'expiry' && Boolean(focus.typed) && !lines[focus.presentation]?.earliestExpiry;
}

function refused(state: Counting): Counting {
  return state.focus ? { ...state, focus: { ...state.focus, refused: true } } : state;
}

function shownDigits(state: Counting): string {
  const { focus } = state;
  if (!focus) return '';
  if (focus.typed !== null || focus.field === 'expiry') return focus.typed ?? '';
  const line = lineOf(state, focus.presentation);
  return String((focus.field === 'physical' ? line.physical : line.unusable) ?? '');
}

/** Ends typing in the field in focus: the same figure given twice is a recount. */
function settled(state: Counting): Counting {
  const { focus } = state;
  if (!focus || focus.typed === null) return state;
  const isRepeated =
    focus.field === 'physical' && focus.recountOf === lineOf(state, focus.presentation).physical;
  const ended = { ...state, focus: { ...focus, typed: null, recountOf: null } };
  return isRepeated && focus.recountOf !== null ? recounted(ended) : ended;
}

function recounted(state: Counting): Counting {
  return state.focus ? changed(state, { recounted: true }) : state;
}

/** From a figure to its expiry, then to the next row that lacks a figure, then an expiry; a slip is asked for again on the spot. */
function advance(state: Counting, scope: Scope): Counting {
  const { focus } = state;
  if (focus?.field === 'physical') {
    const line = lineOf(state, focus.presentation);
    if (looksLikeSlip(line, focus.presentation, scope))
      return focusOn(state, focus.presentation, 'physical', scope);
    if (scope.asksExpiry && lacksExpiry(line)) return focusOn(state, focus.presentation, 'expiry', scope);
  }
  const ids = scope.product.presentations.map((it) => it.id);
  const from = focus ? ids.indexOf(focus.presentation) + 1 : 0;
  const around = [...ids.slice(from), ...ids.slice(0, from)];
  const next = around.find((id) => {
    const line = lineOf(state, id);
    return line.physical === null || looksLikeSlip(line, id, scope);
  });
  if (next !== undefined) return focusOn(state, next, 'physical', scope);
  const undated = scope.asksExpiry ? around.find((id) => lacksExpiry(lineOf(state, id))) : undefined;
  return undated === undefined ? { ...state, focus: null } : focusOn(state, undated, 'expiry', scope);
}

function focusOn(state: Counting, presentation: string, field: Field, scope: Scope): Counting {
  const line = lineOf(state, presentation);
  const isSlip = field === 'physical' && looksLikeSlip(line, presentation, scope);
  return {
    ...state,
    focus: { presentation, field, typed: null, recountOf: isSlip ? line.physical : null, refused: false },
  };
}

function looksLikeSlip(line: DraftLine, presentation: string, scope: Scope): boolean {
  const previous = scope.previous.get(presentation);
  return (
    line.physical !== null && !line.recounted && previous !== undefined && isJump(previous, line.physical)
  );
}

function changed(state: Counting, change: Partial<DraftLine>): Counting {
  if (!state.focus) return state;
  const { presentation } = state.focus;
  return {
    ...state,
    lines: { ...state.lines, [presentation]: { ...lineOf(state, presentation), ...change } },
  };
}
