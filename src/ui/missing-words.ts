import type { Product } from '../domain/product.ts';
import { fr } from './language/fr.ts';
import type { Missing } from './missing.ts';
import { shortName } from './parts/presentation-name.tsx';

/** What keeps a count from being sealed, for its button. */
export function missingWords({ kind, presentations }: Missing, product: Product): string {
  const names = product.presentations
    .filter((it) => presentations.includes(it.id))
    .map((it) => shortName(it, product.presentations));
  return fr.counting.missing[kind](names);
}
