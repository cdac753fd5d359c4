import type { DraftLot } from '../../store/snapshot.ts';

type Identity = Pick<DraftLot, 'lot' | 'expiry' | 'origin'>;

/** One lot of one date and origin is one line: told twice, it would be counted twice. */
export function isSameLot(a: Identity, b: Identity): boolean {
  return nameOf(a) === nameOf(b);
}

export function twinOf(lot: DraftLot, lots: readonly DraftLot[]): DraftLot | undefined {
  return lots.find((it) => it.key !== lot.key && isSameLot(it, lot));
}

function nameOf({ lot, expiry, origin }: Identity): string {
  return JSON.stringify([lot || null, expiry?.kind, expiry?.kind === 'date' && expiry.date, origin]);
}
