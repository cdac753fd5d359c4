import type { LocalDate } from '../../domain/day.ts';
import { isSameLot, type KnownOrigin, mostLots, mostUnits } from '../../domain/lot.ts';
import type { DraftLine, DraftLot } from '../../store/snapshot.ts';
import { focusOn } from './advance.ts';
import { type Counting, cellOf, changed, lineOf, type Scope, typedLine, withLine } from './state.ts';
import { twinOf } from './twins.ts';
import { isUnfinished, named, refused, settled } from './typing.ts';

/** What a scanner read of a pack; null where it could not. Without units, they are still to be counted. */
export interface ScannedPack {
  kind: 'pack';
  presentation: string;
  lot: string | null;
  expiry: LocalDate | null;
  units: number | null;
}

interface AddedLot extends Pick<DraftLot, 'lot' | 'expiry'> {
  presentation: string;
  /** Without one, that last chosen in the row. */
  origin?: string;
}

export type LotTouch =
  | { kind: 'unfold'; presentation: string }
  | ({ kind: 'add' } & AddedLot)
  | { kind: 'remove'; presentation: string; lot: number }
  | { kind: 'join'; presentation: string; lot: number }
  | { kind: 'text'; text: string }
  | { kind: 'origin'; origin: KnownOrigin }
  | ScannedPack;

/** A touch on the lots of a row. */
export function lotTouched(state: Counting, touch: LotTouch, scope: Scope): Counting {
  switch (touch.kind) {
    case 'unfold':
      return isUnfinished(state) ? refused(state) : unfolded(settled(state), touch.presentation, scope);
    case 'add':
      return isUnfinished(state) ? refused(state) : added(settled(state), touch, scope);
    case 'remove':
      return removed(state, touch.presentation, touch.lot, scope);
    case 'join':
      return joined(state, touch.presentation, touch.lot, scope);
    case 'text':
      return state.focus?.lot == null ? state : named(state, touch.text);
    case 'origin':
      return ofOrigin(state, touch.origin);
    case 'pack':
      return scanned(settled(state), touch, scope);
  }
}

/** A row counted whole becomes one lot that nobody has named yet. */
function unfolded(state: Counting, presentation: string, scope: Scope): Counting {
  const lots = lotsOf(typedLine(state, presentation));
  return lots[0] ? withLots(state, presentation, lots, lots[0].key, scope) : state;
}

/** Goes to the lot where it is there already; its quantity is for hands to count. */
function added(state: Counting, wanted: AddedLot, scope: Scope): Counting {
  const { presentation, lot, expiry } = wanted;
  const line = typedLine(state, presentation);
  const lots = lotsOf(line);
  const identity = { lot, expiry, origin: wanted.origin ?? line.origin ?? 'own' };
  const same = lots.find((it) => isSameLot(it, identity));
  if (same) return withLots(state, presentation, lots, same.key, scope);
  const blank = lots.find((it) => !it.lot && it.expiry === null && it.physical === null);
  const others = Object.entries(state.lines).flatMap(([id, it]) =>
    id === presentation ? [] : (it.lots ?? []),
  );
  if (!blank && others.length + lots.length >= mostLots) return refused(state);
  const key = blank?.key ?? Math.max(-1, ...lots.map((it) => it.key)) + 1;
  const rest = lots.filter((it) => it !== blank);
  const next = [...rest, { key, ...identity, physical: null, unusable: 0 }];
  const at = withLots(state, presentation, next, key, scope);
  return lot === '' ? focusOn(at, { presentation, lot: key }, 'lot', scope) : at;
}

/** With the last of them, the row's own figure is back. */
function removed(state: Counting, presentation: string, key: number, scope: Scope): Counting {
  const { lots = [], ...plain } = typedLine(state, presentation);
  const rest = lots.filter((it) => it.key !== key);
  if (rest.length === lots.length) return state;
  const next = rest.at(-1);
  if (next) return withLots(state, presentation, rest, next.key, scope);
  const alone = { ...state, lines: { ...state.lines, [presentation]: { ...plain, recounted: false } } };
  return focusOn(alone, { presentation, lot: null }, 'physical', scope);
}

/** Two lines of one lot become one, of all their units. */
function joined(state: Counting, presentation: string, key: number, scope: Scope): Counting {
  const { lots = [] } = typedLine(state, presentation);
  const lot = lots.find((it) => it.key === key);
  const twin = lot && twinOf(lot, lots);
  if (!lot || !twin) return state;
  const figures = [lot.physical, twin.physical].filter((it) => it !== null);
  const both = {
    ...twin,
    lot: twin.lot || lot.lot,
    physical: figures.length > 0 ? figures.reduce((sum, figure) => sum + figure, 0) : null,
    unusable: lot.unusable + twin.unusable,
  };
  const rest = lots.filter((it) => it !== lot).map((it) => (it === twin ? both : it));
  return withLots(settled(state), presentation, rest, twin.key, scope);
}

function ofOrigin(state: Counting, origin: KnownOrigin): Counting {
  const { focus } = state;
  if (!focus || focus.lot === null) return state;
  return withLine(changed(state, { origin }), focus.presentation, { origin });
}

/** A pack adds its units to its own lot, whatever the row is busy with. It says nothing of where it came from. */
function scanned(state: Counting, pack: ScannedPack, scope: Scope): Counting {
  const { presentation, lot, units } = pack;
  const line = typedLine(state, presentation);
  const expiry = pack.expiry === null ? null : { kind: 'date' as const, date: pack.expiry };
  const lots = lotsOf(line);
  const same = lots.filter((it) => isOf(it, pack));
  const own = same.find((it) => it.origin === line.origin) ?? same[0];
  const at = own
    ? withLots(state, presentation, lots, own.key, scope)
    : added(state, { presentation, lot, expiry }, scope);
  const { focus } = at;
  if (focus?.presentation !== presentation || focus.lot === null || focus.refused) return at;
  const dated = expiry ? changed(at, { expiry }) : at;
  if (units === null) return dated;
  const next = changed(dated, { physical: (cellOf(dated, focus).physical ?? 0) + units });
  return (lineOf(next, presentation).physical ?? 0) > mostUnits ? refused(dated) : next;
}

/** One lot has one date: what a pack or a line lacks, the other may say. Without a lot, dates alone tell apart. */
function isOf(line: DraftLot, { lot, expiry }: ScannedPack): boolean {
  const date = line.expiry?.kind === 'date' ? line.expiry.date : null;
  if (lot === null) return !line.lot && date === expiry;
  return line.lot === lot && (date === null || expiry === null || date === expiry);
}

/** The lots of a row; of one counted whole, its figure as one lot. */
function lotsOf({ lots, physical, unusable, earliestExpiry, origin = 'own' }: DraftLine): DraftLot[] {
  if (lots) return lots;
  if (!physical) return [];
  const date = earliestExpiry?.kind === 'date' ? earliestExpiry : null;
  const expiry = date ? { kind: date.kind, date: date.date } : earliestExpiry && unknown;
  return [{ key: 0, lot: date?.lot ?? '', expiry, origin, physical, unusable }];
}

const unknown = { kind: 'unknown' } as const;

function withLots(
  state: Counting,
  presentation: string,
  lots: DraftLot[],
  inFocus: number,
  scope: Scope,
): Counting {
  const next = withLine(state, presentation, { lots, recounted: false });
  return focusOn(next, { presentation, lot: inFocus }, 'physical', scope);
}
