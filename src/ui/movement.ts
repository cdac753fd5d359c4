import type { LeavingLine } from '../domain/leaving.ts';
import type { LotIdentity } from '../domain/lot.ts';
import type { Product } from '../domain/product.ts';
import type { DraftLot } from '../store/snapshot.ts';
import { focusOn } from './counting/advance.ts';
import { type Counting, lineOf, typedLine, withLine } from './counting/state.ts';
import type { Step } from './counting.ts';

/** What a sheet says came or left, a line a presentation or a lot of one; what has no figure is not named. */
export function toMovementLines(state: Counting, { presentations }: Product): LeavingLine[] {
  return presentations.flatMap(({ id }) => {
    const { physical, lots } = lineOf(state, id);
    const told = lots ?? [{ physical, lot: null, expiry: null, origin: '' }];
    return told.flatMap(({ physical: units, lot, expiry, origin }) => {
      if (!units) return [];
      return [{ presentation: id, units, ...(expiry ? { lot: { lot, expiry, origin } } : {}) }];
    });
  });
}

/** Tells a row by the lots that were counted; what was typed before stays of no lot. */
export function unfoldLots(presentation: string, offers: readonly LotIdentity[]): Step {
  return (state, scope) => {
    const { physical } = typedLine(state, presentation);
    const lots: DraftLot[] = [
      ...offers.map((it, key) => ({ key, ...it, physical: null, unusable: 0 })),
      { key: offers.length, lot: null, expiry: null, origin: 'own', physical, unusable: 0 },
    ];
    return focusOn(withLine(state, presentation, { lots }), { presentation, lot: 0 }, 'physical', scope);
  };
}
