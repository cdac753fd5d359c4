import type { LocalDate } from '../../domain/day.ts';
import type { LeavingKind } from '../../domain/leaving.ts';
import type { LotExpiry } from '../../domain/lot.ts';
import type { Product } from '../../domain/product.ts';
import type { DraftLine, DraftLot, SecondDraft } from '../../store/snapshot.ts';

export type Field = 'physical' | 'expiry' | 'unusable' | 'lot';

/** A row's own fields, or those of one of its lots. */
export interface Place {
  presentation: string;
  lot: number | null;
}

/** The field that the keypad writes to. */
export interface Focus extends Place {
  field: Field;
  /** What was typed since it came into focus; null until the first key, which replaces a figure that was there. */
  typed: string | null;
  /** The figure that looked like a slip, while it is being asked for a second time. */
  recountOf: number | null;
  /** The keypad was asked to leave a date that is none, to add to a whole one, or for a sign that no lot has. */
  refused: boolean;
}

export interface Counting {
  lines: Readonly<Record<string, DraftLine>>;
  focus: Focus | null;
  /** Why units left; of no other sheet. */
  reason?: LeavingKind;
  /** How far the second count of it has got, where one was asked for. */
  second?: SecondDraft;
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

const untouched: DraftLine = { physical: null, unusable: 0, earliestExpiry: null, recounted: false };

/** A row as typed, its own figures and its lots apart. */
export function typedLine(state: Counting, presentation: string): DraftLine {
  return state.lines[presentation] ?? untouched;
}

/** A row as it stands: where it is told by lot, the sum of the figures given so far. */
export function lineOf(state: Counting, presentation: string): DraftLine {
  const line = typedLine(state, presentation);
  const given = line.lots?.flatMap((it) => it.physical ?? []);
  if (!line.lots || !given) return line;
  return {
    ...line,
    physical: given.length > 0 ? total(given) : null,
    unusable: total(line.lots.map((it) => it.unusable)),
    earliestExpiry: null,
  };
}

export function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

/** What the keypad would change, by the names that lots give it. */
export function cellOf(state: Counting, { presentation, lot }: Place): Omit<DraftLot, 'key' | 'origin'> {
  const line = typedLine(state, presentation);
  const found = lot === null ? undefined : line.lots?.find((it) => it.key === lot);
  if (found) return found;
  const { physical, unusable, earliestExpiry: expiry } = line;
  return { lot: null, physical, unusable, expiry: expiry?.kind === 'none' ? null : expiry };
}

export function withLine(state: Counting, presentation: string, change: Partial<DraftLine>): Counting {
  const line = { ...typedLine(state, presentation), ...change };
  return { ...state, lines: { ...state.lines, [presentation]: line } };
}

interface Change {
  physical?: number | null;
  unusable?: number;
  expiry?: LotExpiry | null;
  lot?: string;
  origin?: string;
}

/** Writes to the place in focus. */
export function changed(state: Counting, change: Change): Counting {
  const { focus } = state;
  if (!focus) return state;
  const { lots } = typedLine(state, focus.presentation);
  if (focus.lot !== null) {
    const next = lots?.map((it) => (it.key === focus.lot ? { ...it, ...change } : it));
    return next ? withLine(state, focus.presentation, { lots: next }) : state;
  }
  const { expiry, lot: _, ...figures } = change;
  return withLine(state, focus.presentation, {
    ...figures,
    ...(expiry === undefined ? {} : { earliestExpiry: expiry }),
  });
}
