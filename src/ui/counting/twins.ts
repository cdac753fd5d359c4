import { isSameLot } from '../../domain/lot.ts';
import type { DraftLot } from '../../store/snapshot.ts';

/** One lot of one date and origin is one line: told twice, it would be counted twice. */
export function twinOf(lot: DraftLot, lots: readonly DraftLot[]): DraftLot | undefined {
  return lots.find((it) => it.key !== lot.key && isSameLot(it, lot));
}
