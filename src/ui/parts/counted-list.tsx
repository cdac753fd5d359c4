import type { CountLine } from '../../domain/count.ts';
import type { Product } from '../../domain/product.ts';
import { fr } from '../language/fr.ts';
import { shortName } from './presentation-name.tsx';
import type { LotParts } from './use-lot-parts.ts';

interface CountedListProps {
  product: Product;
  lines: readonly CountLine[];
  lotParts: LotParts | null;
}

/** A count as sealed, in words. */
export function CountedList({ product, lines, lotParts }: CountedListProps) {
  return (
    <ul>
      {lines.map(({ presentation, physical, usable, lots }) => {
        const found = product.presentations.find((it) => it.id === presentation);
        if (!found) throw new Error('a line of another product');
        return (
          <li key={presentation}>
            {fr.counting.recordedLine(
              shortName(found, product.presentations),
              fr.common.quantity(physical, found.countUnit),
              physical - usable,
            )}
            {lots && lotParts && <lotParts.LotList lots={lots} countUnit={found.countUnit} />}
          </li>
        );
      })}
    </ul>
  );
}
