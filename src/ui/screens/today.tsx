import type { Instant } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import { fr } from '../language/fr.ts';
import { ProductCard } from '../parts/product-card.tsx';
import type { ProductToday } from '../today.ts';

interface TodayProps {
  /** The most pressing first. */
  products: readonly ProductToday[];
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
}

export function Today({ products, facility, pack, now }: TodayProps) {
  return (
    <>
      <h1 class="unseen">{fr.common.today}</h1>
      {products.length === 0 && <p>{fr.today.empty}</p>}
      <div class="cards">
        {products.map((item, index) => (
          <ProductCard
            key={item.product.id}
            item={item}
            facility={facility}
            pack={pack}
            now={now}
            isFirst={index === 0}
          />
        ))}
      </div>
    </>
  );
}
