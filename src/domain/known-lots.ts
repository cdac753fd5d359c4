import type { CountLine } from './count.ts';
import type { Lot } from './lot.ts';

export type KnownLot = Pick<Lot, 'expiry' | 'origin'> & { lot: string };

/**
 * The lots found when a presentation was last told by lot, first to expire first; without any figure. Counts come newest first.
 */
export function knownLots(
  counts: readonly { lines: readonly CountLine[] }[],
  presentation: string,
): KnownLot[] {
  const last = counts
    .flatMap((count) => count.lines)
    .find((line) => line.presentation === presentation && line.lots);
  const found = (last?.lots ?? []).flatMap(({ lot, expiry, origin, physical }) =>
    lot !== null && physical > 0 ? [{ lot, expiry, origin }] : [],
  );
  const day = ({ expiry }: KnownLot) => (expiry.kind === 'date' ? expiry.date : '9999');
  return found.sort((a, b) => day(a).localeCompare(day(b)));
}
