import { isJump } from '../../domain/count.ts';
import type { DraftLine, DraftLot } from '../../store/snapshot.ts';
import { type Counting, cellOf, type Field, lineOf, type Place, type Scope } from './state.ts';

/** From a figure to its expiry, then to the next place that lacks a figure, then an expiry; a slip is asked for again on the spot. */
export function advance(state: Counting, scope: Scope): Counting {
  const { focus } = state;
  const places = scope.product.presentations.flatMap(({ id }) => placesOf(state, id));
  if (focus) {
    const isAtFigure = focus.field === 'physical';
    const staysForSlip = (isAtFigure || focus.lot !== null) && isSlip(state, focus.presentation, scope);
    if (staysForSlip || focus.field === 'lot') return focusOn(state, focus, 'physical', scope);
    if (isAtFigure && scope.asksExpiry && lacks(state, focus)) return focusOn(state, focus, 'expiry', scope);
  }
  const from = places.findIndex((it) => it.presentation === focus?.presentation && it.lot === focus.lot) + 1;
  const around = [...places.slice(from), ...places.slice(0, from)];
  const next = around.find(
    (it) => cellOf(state, it).physical === null || isSlip(state, it.presentation, scope),
  );
  if (next) return focusOn(state, next, 'physical', scope);
  const undated = scope.asksExpiry ? around.find((it) => lacks(state, it)) : undefined;
  return undated ? focusOn(state, undated, 'expiry', scope) : { ...state, focus: null };
}

export function focusOn(state: Counting, { presentation, lot }: Place, field: Field, scope: Scope): Counting {
  const isRecount = lot === null && field === 'physical' && isSlip(state, presentation, scope);
  const recountOf = isRecount ? lineOf(state, presentation).physical : null;
  return { ...state, focus: { presentation, lot, field, typed: null, recountOf, refused: false } };
}

/** Whether there is such a place: none of a row's own fields while it is told by lot. */
export function hasPlace(state: Counting, place: Place): boolean {
  return placesOf(state, place.presentation).some((it) => it.lot === place.lot);
}

function placesOf(state: Counting, presentation: string): Place[] {
  const { lots } = lineOf(state, presentation);
  return lots ? lots.map(({ key }) => ({ presentation, lot: key })) : [{ presentation, lot: null }];
}

/** Whether a row asks for its figure again: a jump that nobody confirmed, once the figure is typed out. */
export function asksRecount(state: Counting, presentation: string, scope: Scope): boolean {
  const { focus } = state;
  const isBeingTyped =
    focus?.presentation === presentation &&
    focus.typed !== null &&
    (focus.lot !== null || focus.field === 'physical');
  return !isBeingTyped && isSlip(state, presentation, scope);
}

/** Of a row told by lot, only once every lot is told: the sum of some of them says nothing. */
function isSlip(state: Counting, presentation: string, scope: Scope): boolean {
  const line = lineOf(state, presentation);
  const previous = scope.previous.get(presentation);
  // A second person's figure is what it is held against now, and no longer a slip of the finger.
  if (state.second?.actor) return false;
  if (line.physical === null || line.recounted || previous === undefined) return false;
  const isWhole = line.lots?.every((it) => it.physical !== null && !lacksDate(it)) ?? true;
  return isWhole && isJump(previous, line.physical);
}

/** « Non lisible » is an answer too. */
export function lacksExpiry({ physical, earliestExpiry, lots }: DraftLine): boolean {
  return lots ? lots.some(lacksDate) : lacksDate({ physical, expiry: earliestExpiry });
}

function lacks(state: Counting, place: Place): boolean {
  return lacksDate(cellOf(state, place));
}

function lacksDate({ physical, expiry }: { physical: DraftLot['physical']; expiry: unknown }): boolean {
  return physical !== null && physical > 0 && expiry === null;
}
