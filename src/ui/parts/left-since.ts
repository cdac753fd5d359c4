import type { CountStatement } from '../../domain/count.ts';
import { type LeftOf, leftOf } from '../../domain/left-of.ts';
import type { Product } from '../../domain/product.ts';
import { shortName } from './presentation-name.tsx';

/** What left since a count, presentation by presentation, each by its short name. */
export function leftSinceCount(
  product: Product,
  count: CountStatement | null,
): (LeftOf & { name: string })[] {
  if (!count) return [];
  return leftOf(product, count).flatMap((it) => {
    const found = product.presentations.find(({ id }) => id === it.presentation);
    return found ? [{ ...it, name: shortName(found, product.presentations) }] : [];
  });
}
