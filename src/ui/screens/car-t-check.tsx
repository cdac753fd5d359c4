import { useState } from 'preact/hooks';
import { weightFromText } from '../../domain/dose.ts';
import { carTView } from '../car-t.ts';
import { moment } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { carT as words } from '../language/fr-car-t.ts';
import { floor as floorWords } from '../language/fr-floor.ts';
import { carTCheckStatement } from '../later-statements.ts';
import type { ProductScreenProps } from '../pages.tsx';
import { Banner } from '../parts/banner.tsx';
import { CarTAnswer } from '../parts/car-t-answer.tsx';
import { Entry } from '../parts/entry.tsx';
import { LastSealed } from '../parts/last-sealed.tsx';
import { SealingFailure } from '../parts/sealing-failure.tsx';
import { useSealing } from '../parts/use-sealing.ts';

/** A clear yes or no before CAR-T. What is typed here lives and ends with this screen. */
export default function CarTCheckScreen(props: ProductScreenProps) {
  const { product, snapshot, now } = props;
  const { zone } = snapshot.identity.facility;
  const last = snapshot.events.find(
    ({ event }) => event.kind === 'car-t-check' && event.body.product === product.id,
  );
  const lastWords =
    last?.event.kind === 'car-t-check' ? (last.event.body.mayStart ? words.yes : words.no) : '';
  return (
    <div class="stack narrow">
      <h1>{words.title(product.label)}</h1>
      <p class="soft">{words.intro}</p>
      {/* A sealed check empties the form: a weight does not stay on screen for the next person. */}
      <Check key={last ? `${last.event.device}/${last.event.seq}` : ''} {...props} />
      <LastSealed
        kept={last}
        words={last ? `${words.last(moment(last.at, zone, now))}. ${lastWords}` : ''}
        zone={zone}
        now={now}
      />
    </div>
  );
}

function Check({ product, snapshot, now, actions }: ProductScreenProps) {
  const [weight, setWeight] = useState('');
  const [count, setCount] = useState('1');
  const { sealing, seal } = useSealing<unknown>();
  const kg = weightFromText(weight);
  const patients = /^[1-9]\d?$/.test(count) ? Number(count) : null;
  const isWeightBad = weight !== '' && kg === null;
  const view = carTView(product, snapshot, now, { kg, patients: patients ?? 1 });
  switch (view.kind) {
    case 'no-floor':
      return <p>{words.noFloor}</p>;
    case 'car-t-unanswered':
      return (
        <p>
          {floorWords.ask} <a href="/reglages">{floorWords.answer}</a>
        </p>
      );
    case 'count-needed':
      return (
        <>
          <Banner tone="warn" icon="warn">
            {words.countNeeded}{' '}
            {view.countedAt
              ? words.countedLast(moment(view.countedAt, snapshot.identity.facility.zone, now))
              : words.neverCounted}
          </Banner>
          <p>
            <a class="button primary large" href={`/compter/${product.id}`}>
              {fr.today.count}
            </a>
          </p>
        </>
      );
    case 'judged':
      return (
        <>
          <div class="pair">
            <Entry
              label={words.weight}
              hint={words.weightHint}
              error={isWeightBad ? words.weightBad : null}
              value={weight}
              decimal
              onType={setWeight}
            />
            <Entry
              label={words.patients}
              hint={null}
              error={patients === null ? words.patientsBad : null}
              value={count}
              onType={setCount}
            />
          </div>
          {!isWeightBad && patients !== null && (
            <>
              <CarTAnswer view={view} kg={kg} product={product} snapshot={snapshot} now={now} />
              <SealingFailure sealing={sealing} />
              <button
                type="button"
                class="button primary large"
                disabled={sealing.kind === 'busy' || sealing.kind === 'done'}
                onClick={() => seal(() => actions.seal(carTCheckStatement(view.check)))}
              >
                {sealing.kind === 'busy' ? words.sealing : words.seal}
              </button>
              <p class="soft">{words.keeps}</p>
            </>
          )}
        </>
      );
  }
}
