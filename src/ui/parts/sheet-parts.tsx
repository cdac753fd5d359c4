import { useState } from 'preact/hooks';
import type { RuleOf } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Product } from '../../domain/product.ts';
import { fr } from '../language/fr.ts';
import { sheet as words } from '../language/fr-sheet.ts';
import { contactState, type SheetRule } from '../product-sheet.ts';
import { shortName } from './presentation-name.tsx';

interface ContactProps {
  item: SheetRule<RuleOf<'contact'>>;
  isOutOfStock: boolean;
}

/** Whom to call. The pharmacist's word on the wholesalers holds while this is open, and is kept nowhere (R015). */
export function ContactOf({ item, isOutOfStock }: ContactProps) {
  const [wholesalersHaveNone, setHaveNone] = useState(false);
  const { rule } = item;
  const state = contactState(item, isOutOfStock, wholesalersHaveNone);
  if (state === 'ended') return null;
  return (
    <>
      {rule.condition === 'no-stock' && isOutOfStock && (
        <label class="choice">
          <input
            type="checkbox"
            checked={wholesalersHaveNone}
            onChange={(event) => setHaveNone(event.currentTarget.checked)}
          />
          <span>{words.wholesalersHaveNone}</span>
        </label>
      )}
      {state === 'waiting' && <p class="soft">{words.noStockOnly}</p>}
      {state === 'open' && rule.phone !== null && (
        <p>
          <a
            class="button primary"
            href={`tel:${rule.phone.replaceAll(' ', '')}`}
            aria-label={words.callWhom(rule.name, rule.phone)}
          >
            {words.call(rule.phone)}
          </a>
        </p>
      )}
      {state === 'open' && rule.url !== null && (
        <p>
          <a class="button" href={rule.url} target="_blank" rel="noreferrer">
            {words.site}
          </a>{' '}
          <span class="soft">{words.onlineOnly}</span>
        </p>
      )}
    </>
  );
}

interface AllocationProps {
  rule: RuleOf<'allocation'>;
  product: Product;
  facility: Facility;
}

/** What this pharmacy's region was allotted; a zero in the table is a zero. */
export function AllocationOf({ rule, product, facility }: AllocationProps) {
  const lines = product.presentations.flatMap((presentation) => {
    const found = rule.quantities.find(
      (it) => it.region === facility.region && it.presentation === presentation.id,
    );
    return found ? [{ presentation, units: found.units }] : [];
  });
  if (lines.length === 0) return <p>{words.allocationNone(facility.regionName)}</p>;
  return (
    <ul>
      {lines.map(({ presentation, units }) => (
        <li key={presentation.id}>
          {words.allotted(
            fr.common.quantity(units, presentation.countUnit),
            shortName(presentation, product.presentations),
          )}
        </li>
      ))}
    </ul>
  );
}
