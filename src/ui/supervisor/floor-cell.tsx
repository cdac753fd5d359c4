import { documentOf } from '../../domain/directive.ts';
import type { SupervisedFacility, SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { floor as leftWords } from '../language/fr-floor.ts';
import { resupply } from '../language/fr-resupply.ts';
import { fr } from '../language/fr-supervisor.ts';
import { countText, shortLabel } from './counts.ts';
import { FloorMark } from './marks.tsx';
import { ResupplyWords, resupplyRule } from './resupply-words.tsx';
import { isInvitation } from './states.ts';
import { dayText } from './when.ts';
import { Reason, RuleSource, Steps, Why } from './why.tsx';

const words = fr.floor;

interface Props {
  product: SupervisedProduct;
  it: SupervisedFacility;
  view: SupervisionView;
  lazy: boolean;
}

type Floor = NonNullable<SupervisedProduct['floor']>;

/** The floor's answer, its figures, and behind « Pourquoi ? » the text, the arithmetic and what would repair it. */
export function FloorCell({ product, it, view, lazy }: Props) {
  const { floor, lastCount } = product;
  if (!floor) return null;
  const rule = floorRule(floor, view);
  const invited = isInvitation(rule?.obligation);
  const isCounted = lastCount !== null && floor.answer !== 'car-t-unanswered';
  const label = invited && floor.answer === 'breached' ? words.recommended : words.answers[floor.answer];
  return (
    <>
      <FloorMark answer={floor.answer}>{label}</FloorMark>
      {isCounted && <div class="figures">{words.injections(floor.injections, floor.required, invited)}</div>}
      {floor.resupplyCompromised && <div class="soft">{resupply.compromised}</div>}
      <Why about={fr.why.about(product.productLabel, label)} lazy={lazy}>
        {() => (
          <FloorReasons floor={floor} product={product} it={it} view={view} invited={invited} rule={rule} />
        )}
      </Why>
    </>
  );
}

function FloorReasons({
  floor,
  product,
  it,
  view,
  invited,
  rule,
}: Omit<Props, 'lazy'> & { floor: Floor; invited: boolean; rule: ReturnType<typeof floorRule> }) {
  const { lastCount } = product;
  const left = lastCount?.left ?? [];
  const about = { product: product.product, it, view };
  const compromisedBy = floor.resupplyCompromised ? resupplyRule(product, it, view) : null;
  const each = rule && (floor.resupplyCompromised ? rule.injectionsWhenResupplyCompromised : rule.injections);
  const next = nextOf(floor);
  return (
    <>
      <RuleSource rule={floor.rule} {...about} />
      {compromisedBy && <RuleSource rule={compromisedBy.id} {...about} />}
      <Reason label={fr.why.sum}>
        <dd>
          {words.dose(floor.doseMg)} {each && words.threshold(each, floor.required / each, floor.required)}
        </dd>
        <ResupplyWords product={product} it={it} view={view} />
        {lastCount && (
          <dd>
            {words.stock(
              dayText(lastCount.localDate, it.localDate),
              countText(lastCount.lines, view.presentations),
            )}{' '}
            {words.sum(floor.injections, floor.required, floor.shortBy, invited)}
          </dd>
        )}
        {left.map((it) => (
          <dd key={it.presentation}>
            {leftWords.leftOf(shortLabel(it.presentation, view.presentations), it.counted, it.left)}
          </dd>
        ))}
        {left.some((it) => it.isOverdrawn) && (
          <dd>
            <strong>{leftWords.overdrawn}</strong>
          </dd>
        )}
        {floor.answer === 'met-if' && <dd>{words.unverified(floor.unverified)}</dd>}
        {floor.answer === 'unknown' && <dd>{words.unknown}</dd>}
        {floor.answer === 'car-t-unanswered' && <dd>{words.unanswered}</dd>}
        {floor.repairs.length > 0 && (
          <dd>
            <strong>
              {words.repairs(floor.repairs.map(({ vials, sizeMg }) => words.repair(vials, sizeMg)))}
            </strong>
          </dd>
        )}
      </Reason>
      {next && (
        <Steps
          first={floor.answer === 'breached' && invited ? words.wanting : next}
          helpers={floor.answer === 'breached'}
          {...about}
        />
      )}
    </>
  );
}

function nextOf(floor: Floor): string | null {
  switch (floor.answer) {
    case 'met':
      return null;
    case 'met-if':
      return words.check;
    case 'unknown':
      return words.recount;
    case 'car-t-unanswered':
      return words.ask;
    case 'breached':
      return words.hold;
  }
}

function floorRule(floor: Floor, { documents }: SupervisionView) {
  const rule = documentOf(documents, floor.rule)?.rules.find((it) => it.id === floor.rule);
  return rule?.kind === 'floor' ? rule : null;
}
