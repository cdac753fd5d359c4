import { type Instant, localDateOf } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Vials } from '../../domain/injections.ts';
import type { Product } from '../../domain/product.ts';
import type { ReferencePack } from '../../protocol/sync.ts';
import type { JudgedFloor } from '../floor-view.ts';
import { reasons } from '../language/fr-reasons.ts';
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
  const isShort = judgement.answer !== 'met';
  return (
    <dl>
      <RuleSource
        rule={rule}
        document={floor.document}
        productId={product.id}
        pack={pack}
        today={localDateOf(now, facility.zone)}
      />
      <div>
        <dt>{words.arithmetic}</dt>
        <dd>{words.dose(floor.doseMg)}</dd>
        <dd>
          {words.threshold(rule, floor.patients, judgement.required)} {words.thresholdCompromised(rule)}
        </dd>
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
            <ol>
              {words.floorSteps(facility.agency).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
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
