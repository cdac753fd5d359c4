import { bindingRules, type RuleOf, rulesFor } from '../../domain/directive.ts';
import type {
  StandingWord,
  SupervisedFacility,
  SupervisedProduct,
  SupervisionView,
} from '../../protocol/supervision.ts';
import { resupply } from '../language/fr-resupply.ts';
import { fr } from '../language/fr-supervisor.ts';
import { momentText } from './when.ts';

interface Props {
  product: SupervisedProduct;
  it: SupervisedFacility;
  view: SupervisionView;
}

/** Who says that resupply is compromised, since when and why; nothing where nobody does. Lines of a definition. */
export function ResupplyWords({ product, it, view }: Props) {
  return (
    <>
      {product.resupply?.map((word) => (
        <dd key={word.by}>{wordText(word, momentText(word.at, it.facility.zone, view.at))}</dd>
      ))}
      {resupplyRule(product, it, view) && <dd>{fr.resupply.byDirective}</dd>}
    </>
  );
}

export function isCompromised(product: SupervisedProduct, it: SupervisedFacility, view: SupervisionView) {
  return (product.resupply ?? []).length > 0 || resupplyRule(product, it, view) !== null;
}

export function wordText({ by, reason }: StandingWord, when: string): string {
  return resupply.said(resupply.by[by], when, reason && resupply.reasons[reason]);
}

export function resupplyRule(
  { product }: SupervisedProduct,
  { facility, localDate }: SupervisedFacility,
  { documents }: SupervisionView,
): RuleOf<'resupply-compromised'> | null {
  const rules = rulesFor(documents, facility.region);
  return bindingRules('resupply-compromised', rules, product, localDate)[0] ?? null;
}
