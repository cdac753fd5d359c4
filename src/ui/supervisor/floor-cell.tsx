import type { SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import { Why } from '../parts/why.tsx';
import { countText } from './counts.ts';
import { FloorMark } from './marks.tsx';
import { dayText } from './when.ts';

interface Props {
  product: SupervisedProduct;
  presentations: SupervisionView['presentations'];
  today: string;
}

/** The floor's answer, its figures, and behind « Pourquoi ? » the arithmetic and what would repair it. */
export function FloorCell({ product, presentations, today }: Props) {
  const { floor, lastCount } = product;
  if (!floor) return null;
  const isCounted = lastCount !== null && floor.answer !== 'car-t-unanswered';
  return (
    <>
      <FloorMark answer={floor.answer} />
      {isCounted && <div class="figures">{fr.floor.injections(floor.injections, floor.required)}</div>}
      {floor.answer !== 'met' && (
        <Why label={fr.floor.why}>
          {reasonsOf(floor).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          {isCounted && (
            <>
              <p>
                {fr.floor.stock(
                  dayText(lastCount.localDate, today),
                  countText(lastCount.lines, presentations),
                )}
              </p>
              <p>
                {fr.floor.dose(floor.doseMg)} {fr.floor.sum(floor.injections, floor.required, floor.shortBy)}
              </p>
            </>
          )}
          {floor.repairs.length > 0 && (
            <p>
              <strong>
                {fr.floor.repairs(floor.repairs.map((it) => fr.floor.repair(it.vials, it.sizeMg)))}
              </strong>
            </p>
          )}
          {floor.answer === 'breached' && <p>{fr.floor.help}</p>}
          <p class="soft">{fr.floor.rule}</p>
        </Why>
      )}
    </>
  );
}

function reasonsOf(floor: NonNullable<SupervisedProduct['floor']>): string[] {
  switch (floor.answer) {
    case 'met-if':
      return [fr.floor.unverified(floor.unverified)];
    case 'unknown':
      return [fr.floor.unknown];
    case 'car-t-unanswered':
      return [fr.floor.unanswered];
    case 'met':
    case 'breached':
      return [];
  }
}
