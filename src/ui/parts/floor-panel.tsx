import { lazy } from 'preact-iso';
import type { Instant } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { FloorJudgement } from '../../domain/floor.ts';
import type { Product } from '../../domain/product.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { FloorView, JudgedFloor } from '../floor-view.ts';
import { duration, moment } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { floor as floorWords } from '../language/fr-floor.ts';
import { FloorPicture } from './floor-picture.tsx';
import type { IconName } from './icon.tsx';
import { leftSinceCount } from './left-since.ts';
import { Tag, type Tone } from './tag.tsx';
import { LateWhy } from './why.tsx';

const FloorReasons = lazy(() => import('./reasons.ts').then((it) => it.FloorReasons));

interface PanelProps {
  floor: FloorView;
  product: Product;
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
}

/** The CAR-T floor: the answer, the shelf that it rests on, what would repair it, and how old all that is. */
export function FloorPanel({ floor, product, facility, pack, now }: PanelProps) {
  return (
    <section class="floor" aria-label={floorWords.title}>
      <h3>{floorWords.title}</h3>
      {floor.kind === 'car-t-unanswered' ? (
        <p>
          {floorWords.ask} <a href="/reglages">{floorWords.answer}</a>
        </p>
      ) : (
        <Judged floor={floor} product={product} facility={facility} pack={pack} now={now} />
      )}
    </section>
  );
}

function Judged({ floor, product, facility, pack, now }: PanelProps & { floor: JudgedFloor }) {
  const { judgement, ifCompromised, countedAt } = floor;
  const [tone, icon, words] = answerLook(judgement);
  const left = leftSinceCount(product, floor.count);
  return (
    <>
      <p class="flags">
        <Tag tone={tone} icon={icon}>
          {words}
        </Tag>
      </p>
      {countedAt === null ? (
        <p>{floorWords.unknownNever}</p>
      ) : (
        <>
          <p class="answer">{floorWords.possible(judgement.injections, judgement.required)}</p>
          <FloorPicture stock={floor.stock} doseMg={floor.doseMg} product={product} />
          {judgement.answer === 'breached' && (
            <p class="strong">
              {floorWords.repairs(judgement.repairs.map((it) => floorWords.repair(it.vials, it.sizeMg)))}
            </p>
          )}
          <p class="soft">
            {ageWords(floor, facility, now)}{' '}
            {floorWords.left(left.map((it) => floorWords.leftItem(it.left, it.name)))}
          </p>
          {left.some((it) => it.isOverdrawn) && <p class="strong">{floorWords.overdrawn}</p>}
        </>
      )}
      {floor.resupply.compromised && <p class="strong">{floorWords.resupplyCompromised}</p>}
      {ifCompromised && countedAt !== null && judgement.answer !== 'unknown' && (
        <p>{floorWords.compromised(duration(floor.sinceHeardMs), compromisedWords(ifCompromised))}</p>
      )}
      <p>
        <a class="button" href={`/car-t/${product.id}`}>
          {floorWords.check}
        </a>
      </p>
      <LateWhy label={fr.common.why}>
        <FloorReasons floor={floor} product={product} facility={facility} pack={pack} now={now} />
      </LateWhy>
    </>
  );
}

function answerLook(judgement: FloorJudgement): [Tone, IconName, string] {
  switch (judgement.answer) {
    case 'met':
      return ['good', 'check', floorWords.met];
    case 'met-if':
      return ['warn', 'question', floorWords.metIf(judgement.unverified)];
    case 'breached':
      return ['bad', 'warn', floorWords.breached(judgement.shortBy)];
    case 'unknown':
      return ['warn', 'question', floorWords.unknown];
  }
}

function ageWords(
  { judgement, countedAt, countAgeMs }: JudgedFloor,
  facility: Facility,
  now: Instant,
): string {
  const age = duration(countAgeMs ?? 0);
  if (judgement.answer === 'unknown') return floorWords.unknownStale(age);
  return floorWords.age(moment(countedAt ?? now, facility.zone, now), age);
}

export function compromisedWords(judgement: FloorJudgement): string {
  if (judgement.answer === 'breached')
    return floorWords.compromisedBreached(judgement.required, judgement.shortBy);
  return judgement.answer === 'met-if'
    ? floorWords.compromisedMetIf(judgement.required)
    : floorWords.compromisedMet(judgement.required);
}
