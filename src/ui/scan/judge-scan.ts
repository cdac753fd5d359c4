import type { LocalDate } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Presentation, Product } from '../../domain/product.ts';
import { type PackReading, readScannedPack } from '../../domain/scanned-pack.ts';
import type { ScanMemory } from './scan-memory.ts';

/** What comes of a scan. Only `pack` counts anything; its reading may still lack a lot or an expiry, and says so. */
export type ScanOutcome =
  | { kind: 'pack'; reading: PackReading; presentation: Presentation }
  | { kind: 'seen'; presentation: Presentation }
  | { kind: 'maybe-seen'; reading: PackReading; presentation: Presentation }
  | { kind: 'other-product'; product: Product }
  | { kind: 'unread'; reading: PackReading };

export interface ScanScope {
  /** All that the tablet knows. */
  products: readonly Product[];
  /** The one being counted. */
  product: Product;
  rules: readonly Rule[];
  today: LocalDate;
  memory: ScanMemory;
}

export interface RawScan {
  source: 'camera' | 'wedge';
  /** What may have been meant, likeliest first: a keyboard gives its characters, and those of its keys' places. */
  raws: readonly string[];
}

export function judgeScan({ source, raws }: RawScan, scope: ScanScope): ScanOutcome {
  const { raw, reading, gtin, serial } = bestOf(source, raws, scope);
  const product = scope.products.find((it) =>
    it.presentations.some((one) => one.id === reading.presentation),
  );
  const presentation = product?.presentations.find((it) => it.id === reading.presentation);
  if (!product || !presentation) return { kind: 'unread', reading };
  if (product.id !== scope.product.id) return { kind: 'other-product', product };
  if (serial !== null) {
    const isKnown = scope.memory.isKnown(`${gtin} ${serial}`);
    return isKnown ? { kind: 'seen', presentation } : { kind: 'pack', reading, presentation };
  }
  // Its serial may be in what could not be told apart: the very same text twice is one pack, or two without serials.
  const isUnsure = reading.problems.some(({ code }) => code === 'ambiguous');
  return isUnsure && scope.memory.isKnown(raw)
    ? { kind: 'maybe-seen', reading, presentation }
    : { kind: 'pack', reading, presentation };
}

/** The first that names a presentation, or else a French code; where none does, the first. */
function bestOf(source: RawScan['source'], raws: readonly string[], scope: ScanScope) {
  const read = raws.map((raw) => ({ raw, ...readScannedPack(raw, { ...scope, source }) }));
  const best =
    read.find(({ reading }) => reading.presentation !== null) ??
    read.find(({ reading }) => reading.cip13 !== null) ??
    read[0];
  if (!best) throw new Error('a scan of nothing');
  return best;
}
