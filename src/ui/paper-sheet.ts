import { effectiveCounts } from '../domain/history.ts';
import { type KnownLot, knownLots } from '../domain/known-lots.ts';
import type { Presentation, Product } from '../domain/product.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** A presentation on paper: its known lots, which say where to look, and empty lines. Never a figure: the count is blind. */
export interface PaperRows {
  presentation: Presentation;
  lots: KnownLot[];
  blank: number;
}

/** Three presentations of so many lines fill a page of A4. */
const linesEach = 4;

export function paperRows(product: Product, events: Snapshot['events']): PaperRows[] {
  const counts = effectiveCounts(events, product.id);
  return product.presentations.map((presentation) => {
    const lots = knownLots(counts, presentation.id);
    return { presentation, lots, blank: Math.max(1, linesEach - lots.length) };
  });
}
