import type { Product } from '../../domain/product.ts';
import type { SecondDraft } from '../../store/snapshot.ts';
import { second as words } from '../language/fr-second.ts';
import { Banner } from '../parts/banner.tsx';
import { shortName } from '../parts/presentation-name.tsx';

/** Over the first person's own sheet, while it is they who count again. */
export function Again({ product, second }: { product: Product; second: SecondDraft }) {
  const names = product.presentations
    .filter((it) => second.toCount.includes(it.id))
    .map((it) => shortName(it, product.presentations));
  return (
    <Banner tone="warn" icon="warn">
      {words.toRecount(names)}
    </Banner>
  );
}
