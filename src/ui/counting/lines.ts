import { type CountLine, type EarliestExpiry, lineOfLots } from '../../domain/count.ts';
import type { LocalDate } from '../../domain/day.ts';
import type { Lot } from '../../domain/lot.ts';
import type { DraftLine, DraftLot } from '../../store/snapshot.ts';
import { type Counting, type ExtendedLot, lineOf, type Scope } from './state.ts';

const unknown = { kind: 'unknown' } as const;

/** The rows that are answered, as an event states them. An expiry that nobody gave is unknown, never guessed. */
export function toCountLines(state: Counting, scope: Scope, today: LocalDate): CountLine[] {
  return scope.product.presentations.flatMap(({ id }) => {
    const { physical, unusable, earliestExpiry, lots } = lineOf(state, id);
    if (lots) {
      const told = lots.flatMap((it) => lotOf(it, scope, today));
      return told.length === lots.length ? [lineOfLots(id, told)] : [];
    }
    if (physical === null) return [];
    const expiry = physical === 0 ? ({ kind: 'none' } as const) : (earliestExpiry ?? unknown);
    return [{ presentation: id, physical, usable: Math.max(0, physical - unusable), earliestExpiry: expiry }];
  });
}

/** A lot whose last day has gone by is there, and none of it can be used. */
function lotOf(
  { lot, expiry, origin, physical, unusable }: DraftLot,
  scope: Scope,
  today: LocalDate,
): Lot | [] {
  if (physical === null) return [];
  const usable = hasExpired(expiry, lot, today, scope) ? 0 : Math.max(0, physical - unusable);
  return { lot: lot || null, expiry: expiry ?? unknown, origin, physical, usable };
}

/** The date given has gone by, and no directive extends that lot. */
export function hasExpired(
  expiry: EarliestExpiry | null,
  lot: string | null | undefined,
  today: LocalDate,
  scope: Scope,
): boolean {
  if (expiry?.kind !== 'date' || expiry.date >= today) return false;
  return !scope.extended.some((it) => it.lot === lot && it.extendedTo >= today);
}

/** Lots to ask about: the date typed has gone by, and a directive gives some lots a later one that has not. */
export function lotsToOffer(
  expiry: DraftLine['earliestExpiry'],
  today: LocalDate,
  scope: Scope,
): ExtendedLot[] {
  if (expiry?.kind !== 'date' || expiry.date >= today) return [];
  return scope.extended.filter((it) => it.extendedTo >= today);
}
