import type { Lot } from '../../domain/lot.ts';
import type { Presentation } from '../../domain/product.ts';
import { capital } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { lotWords } from '../language/fr-lots.ts';

interface LotListProps {
  lots: readonly Lot[];
  countUnit: Presentation['countUnit'];
}

/** Lots as sealed, in words. */
export function LotList({ lots, countUnit }: LotListProps) {
  return (
    <ul class="soft">
      {lots.map((lot) => (
        <li key={lotWords(lot)}>
          {fr.counting.recordedLine(
            capital(lotWords(lot)),
            fr.common.quantity(lot.physical, countUnit),
            lot.physical - lot.usable,
          )}
        </li>
      ))}
    </ul>
  );
}
