import type { Instant } from '../../domain/day.ts';
import type { Product } from '../../domain/product.ts';
import type { CarTView } from '../car-t.ts';
import { duration } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { carT as words } from '../language/fr-car-t.ts';
import { floor as floorWords } from '../language/fr-floor.ts';
import type { Enrolled } from '../today.ts';
import { compromisedWords } from './floor-panel.tsx';
import { FloorPicture } from './floor-picture.tsx';
import { FloorReasons } from './floor-reasons.tsx';
import { Icon } from './icon.tsx';
import { leftSinceCount } from './left-since.ts';
import { Why } from './why.tsx';

interface AnswerProps {
  view: Extract<CarTView, { kind: 'judged' }>;
  kg: number | null;
  product: Product;
  snapshot: Enrolled;
  now: Instant;
}

/** Yes or no, and all that it rests on. */
export function CarTAnswer({ view, kg, product, snapshot, now }: AnswerProps) {
  const { floor, check } = view;
  const { judgement, ifCompromised, patients } = floor;
  const left = leftSinceCount(product, floor.count);
  return (
    <>
      <p class={`verdict ${check.mayStart ? 'good' : 'bad'}`} role="status">
        <Icon name={check.mayStart ? 'check' : 'cross'} />
        <span>{verdict(view)}</span>
      </p>
      <p class="answer">{floorWords.possible(judgement.injections, judgement.required)}</p>
      <FloorPicture stock={floor.stock} doseMg={floor.doseMg} product={product} />
      {judgement.answer === 'breached' && (
        <p class="strong">
          {floorWords.repairs(judgement.repairs.map((it) => floorWords.repair(it.vials, it.sizeMg)))}
        </p>
      )}
      {left.some((it) => it.isOverdrawn) && <p class="strong">{floorWords.overdrawn}</p>}
      <ul>
        {left.length > 0 && (
          <li>{floorWords.left(left.map((it) => floorWords.leftItem(it.left, it.name)))}</li>
        )}
        {arithmetic(view, kg).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          {words.formula(check.threshold, patients, judgement.required)}{' '}
          {floor.resupply.compromised && floorWords.resupplyCompromised}
        </li>
        {ifCompromised && (
          <li>{floorWords.compromised(duration(floor.sinceHeardMs), compromisedWords(ifCompromised))}</li>
        )}
        <li>{words.later(view.later)}</li>
      </ul>
      <Why label={fr.common.why}>
        <FloorReasons
          floor={floor}
          product={product}
          facility={snapshot.identity.facility}
          pack={snapshot.pack}
          now={now}
        />
      </Why>
    </>
  );
}

function verdict({ check, floor }: AnswerProps['view']): string {
  if (check.mayStart) return words.yes;
  return check.answer === 'met-if' ? words.noUntilKnown(floor.judgement.unverified) : words.no;
}

function arithmetic({ dose, floor }: AnswerProps['view'], kg: number | null): string[] {
  const first = dose && kg !== null ? words.dose(kg, dose) : words.doseReference(floor.doseMg);
  return floor.patients > 1 ? [first, words.doseSeveral(floor.doseMg)] : [first];
}
