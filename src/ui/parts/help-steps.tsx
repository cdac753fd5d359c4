import type { RuleOf } from '../../domain/directive.ts';
import { reasons } from '../language/fr-reasons.ts';

export type Order = RuleOf<'escalation'>['order'];

/** Where no directive gives the order, the reading that Relevé makes of it (R072, R074). */
const usualOrder: Order = ['own-stock', 'wholesaler', 'region', 'nation'];

/** Who helps, in which order. */
export function HelpSteps({
  order = usualOrder,
  agency,
}: {
  order?: Order | undefined;
  agency: string | null;
}) {
  return (
    <ol>
      {order.map((step) => (
        <li key={step}>{reasons.steps[step](agency)}</li>
      ))}
    </ol>
  );
}
