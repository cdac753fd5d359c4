import type { Product } from '../../domain/product.ts';
import type { SecondDraft } from '../../store/snapshot.ts';
import { second as words } from '../language/fr-second.ts';
import { Banner } from '../parts/banner.tsx';
import { shortName } from '../parts/presentation-name.tsx';

/** Over the first person's own sheet, while they count again or correct what they mistyped. */
export function Again({ product, second }: { product: Product; second: SecondDraft }) {
  const names = product.presentations
    .filter((it) => second.toCount.includes(it.id))
    .map((it) => shortName(it, product.presentations));
  return (
    <Banner tone="warn" icon="warn">
      {(second.actor ? words.toRecount : words.toReview)(names)}
    </Banner>
  );
}
