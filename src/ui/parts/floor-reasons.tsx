import { type Instant, localDateOf } from '../../domain/day.ts';
import { bindingRules, rulesFor } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Vials } from '../../domain/injections.ts';
import type { Product } from '../../domain/product.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { JudgedFloor } from '../floor-view.ts';
import { moment } from '../language/format.ts';
import { floor as floorWords } from '../language/fr-floor.ts';
import { reasons } from '../language/fr-reasons.ts';
import { resupply } from '../language/fr-resupply.ts';
import { HelpSteps } from './help-steps.tsx';
import { leftSinceCount } from './left-since.ts';
import { RuleSource } from './rule-source.tsx';

interface FloorReasonsProps {
  floor: JudgedFloor;
  product: Product;
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
}

/** Why the floor stands where it does, and who helps in which order (R015 to R017, R072). */
export function FloorReasons({ floor, product, facility, pack, now }: FloorReasonsProps) {
  const words = reasons;
  const { rule, judgement, stock } = floor;
  const unverified = itemsOf(stock.unverified);
  const left = leftSinceCount(product, floor.count);
  const today = localDateOf(now, facility.zone);
  const rules = rulesFor(pack.documents, facility.region);
  const escalation = bindingRules('escalation', rules, product.id, today)[0];
  const isShort = judgement.answer !== 'met';
  return (
    <dl>
      <RuleSource rule={rule} document={floor.document} productId={product.id} rules={rules} today={today} />
      <div>
        <dt>{words.arithmetic}</dt>
        <dd>{words.dose(floor.doseMg, floor.doseMg === facility.referenceDoseMg)}</dd>
        <dd>{words.threshold(rule, floor.resupply.compromised, floor.patients, judgement.required)}</dd>
        {floor.resupply.words.map(({ by, at, reason }) => (
          <dd key={by}>
            {resupply.said(
              resupply.by[by],
              moment(at, facility.zone, now),
              reason && resupply.reasons[reason],
            )}
          </dd>
        ))}
        {floor.resupply.rule && (
          <dd>
            {resupply.directive} <q lang="fr">{floor.resupply.rule.phrase}</q>
          </dd>
        )}
        {left.map((it) => (
          <dd key={it.presentation}>{floorWords.leftOf(it.name, it.counted, it.left)}</dd>
        ))}
        {left.some((it) => it.isOverdrawn) && (
          <dd>
            <strong>{floorWords.overdrawn}</strong>
          </dd>
        )}
        {left.length > 0 && <dd>{floorWords.leftReading}</dd>}
        {floor.countedAt !== null && (
          <dd>
            {words.stock(itemsOf(all(floor)))} {unverified.length > 0 && words.stockUnverified(unverified)}{' '}
            {words.injections(judgement.injections, judgement.surely)} {words.notMilligrams}
          </dd>
        )}
      </div>
      {isShort && (
        <div>
          <dt>{words.next}</dt>
          <dd>
            {judgement.answer === 'breached' && <strong>{words.floorHold}</strong>}
            <HelpSteps order={escalation?.order} agency={facility.agency} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function all({ stock }: JudgedFloor): Vials {
  const sizes = new Set([...stock.verified.keys(), ...stock.unverified.keys()]);
  return new Map(
    [...sizes].map((size) => [size, (stock.verified.get(size) ?? 0) + (stock.unverified.get(size) ?? 0)]),
  );
}

function itemsOf(vials: Vials): string[] {
  return [...vials]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => b - a)
    .map(([size, count]) => reasons.stockItem(count, size));
}
