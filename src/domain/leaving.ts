import * as z from 'zod/mini';
import type { CountLine, CountStatement } from './count.ts';
import type { Instant } from './day.ts';
import { aboutKey, type EffectiveCount, type HistoryEvent, voidsOf } from './history.ts';
import { isSameLot, type Lot, LotIdentity, mostLots, Units } from './lot.ts';

/** Why units left what can be used: used or given to a ward, broken or lost, isolated, promised to another site. */
export const leavingKinds = ['use', 'loss', 'isolation', 'reservation'] as const;
export type LeavingKind = (typeof leavingKinds)[number];

/** Units of one presentation that left, of a lot as the count names it, or of any. */
export const LeavingLine = z.object({
  presentation: z.string().check(z.minLength(1), z.maxLength(80)),
  units: Units.check(z.positive()),
  lot: z.optional(LotIdentity),
});
export type LeavingLine = z.infer<typeof LeavingLine>;
export const LeavingLines = z.array(LeavingLine).check(z.minLength(1), z.maxLength(mostLots));

export type Left = LeavingLine & { kind: LeavingKind };

/** All that left of a product at or after an instant, by corrected clocks, and was not voided. */
export function leftSince(history: readonly HistoryEvent[], productId: string, since: Instant): Left[] {
  return leavingsSince(history, productId, since).flatMap(({ event }) =>
    isLeaving(event) ? event.body.lines.map((line) => ({ ...line, kind: event.kind })) : [],
  );
}

/** The same as events, for whoever holds them without their figures. One that is dated ahead of now is among them. */
export function leavingsSince<T extends HistoryEvent>(
  history: readonly T[],
  productId: string,
  since: Instant,
): T[] {
  const voids = voidsOf(history);
  return history.filter(
    ({ event, at }) =>
      isLeaving(event) &&
      event.body.product === productId &&
      Date.parse(at) >= Date.parse(since) &&
      !voids.has(aboutKey(event, productId)),
  );
}

export function isLeaving<E extends { kind: string }>(event: E): event is Extract<E, { kind: LeavingKind }> {
  return leavingKinds.some((it) => it === event.kind);
}

/** The last of the counts that stand, made by `now`, with all that left since; null before any. They come newest first. */
export function standingCount<T extends HistoryEvent>(
  counts: readonly EffectiveCount<T>[],
  history: readonly T[],
  productId: string,
  now: Instant,
): (EffectiveCount<T> & CountStatement) | null {
  const last = counts.find((it) => Date.parse(it.countedAt) <= Date.parse(now));
  return last ? { ...last, left: leftSince(history, productId, last.countedAt) } : null;
}

/** A line as counted, less what left of lots that it names; what is still to be taken from it, of any lot. */
export interface Remainder {
  line: CountLine;
  ofAnyLot: number;
  /** More left than was counted: of the line, or of a lot that was named. */
  isOverdrawn: boolean;
}

/**
 * Units that left could be used, as far as anybody knows: they are taken from what can be used of a lot before what
 * cannot. Of a lot that was not counted, or not that many, they are taken from any.
 */
export function remainderOf(line: CountLine, left: readonly LeavingLine[]): Remainder {
  const lots = line.lots?.map((lot) => ({ ...lot }));
  let [total, unnamed, unmatched] = [0, 0, 0];
  for (const { presentation, units, lot } of left) {
    if (presentation !== line.presentation) continue;
    total += units;
    if (lot && lots)
      unmatched += takeFrom(
        lots.filter((it) => isSameLot(it, lot)),
        units,
      );
    else unnamed += units;
  }
  return {
    line: lots ? { ...line, lots } : line,
    ofAnyLot: unnamed + unmatched,
    isOverdrawn: unmatched > 0 || total > line.physical,
  };
}

/** Returns how many more left than there were. */
function takeFrom(lots: Lot[], units: number): number {
  let rest = units;
  for (const lot of lots) {
    const taken = Math.min(rest, lot.physical);
    lot.physical -= taken;
    lot.usable = Math.max(0, lot.usable - taken);
    rest -= taken;
  }
  return rest;
}
