import { type ComponentChildren, Fragment } from 'preact';
import type { CountLine } from '../../domain/count.ts';
import type { Instant } from '../../domain/day.ts';
import type { SupervisedFacility, SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { capital, listOf, number, periodName } from '../language/format.ts';
import { floor as floorWords } from '../language/fr-floor.ts';
import { lots as lotTexts, lotWords } from '../language/fr-lots.ts';
import { resupply } from '../language/fr-resupply.ts';
import { reasonText, second } from '../language/fr-second.ts';
import { fr } from '../language/fr-supervisor.ts';
import { labelOf, shortLabel } from './counts.ts';
import { DutyWhy } from './duty-why.tsx';
import { Since } from './facility-rows.tsx';
import { FloorCell } from './floor-cell.tsx';
import { isZero } from './list.ts';
import { Mark, StateMark } from './marks.tsx';
import { isCompromised, ResupplyWords } from './resupply-words.tsx';
import { isInvitation, previousRule, shownPrevious, shownState } from './states.ts';
import { agoText, dayText, momentText } from './when.ts';
import { Reason } from './why.tsx';

interface Props {
  product: SupervisedProduct;
  it: SupervisedFacility;
  view: SupervisionView;
  now: Instant;
  /** The button that lifts this supervisor's own word; null where none stands. */
  lift: ComponentChildren;
}

/** One product of a facility: its two periods, its last count line by line, its floor. */
export function ProductCard({ product, it, view, now, lift }: Props) {
  const today = it.localDate;
  const state = shownState(product);
  return (
    <section class="card">
      <h3 lang="fr">{product.productLabel}</h3>
      <p>
        <StateMark state={state} /> {product.since && fr.facility.since}{' '}
        <Since product={product} today={today} />
      </p>
      {state === 'none' ? (
        <p class="soft">{fr.stateMeans.none}</p>
      ) : (
        <Periods product={product} today={today} />
      )}
      {product.openReceipts > 0 && <p>{fr.list.openReceipts(product.openReceipts)}</p>}
      <DutyWhy product={product} it={it} view={view} lazy={false} />
      {product.floor && (
        <div>
          <div class="soft">{fr.list.columns.floor}</div>
          <FloorCell product={product} it={it} view={view} lazy={false} />
        </div>
      )}
      {isCompromised(product, it, view) && (
        <div>
          <dl>
            <Reason label={<Mark look="doubtful">{resupply.compromised}</Mark>}>
              <ResupplyWords product={product} it={it} view={view} />
            </Reason>
          </dl>
          {lift}
        </div>
      )}
      <Count product={product} it={it} view={view} now={now} />
    </section>
  );
}

function Periods({ product, today }: { product: SupervisedProduct; today: string }) {
  const { period, previousPeriod } = product;
  const days = (done: string[]) =>
    done.length > 0 ? fr.facility.days(listOf(done.map((day) => dayText(day, today)))) : null;
  const progress = ({ key, done, required }: { key: string; done: string[]; required: number }) =>
    required > 0
      ? fr.facility.period(periodName(key), done.length, required)
      : fr.facility.noDuty(periodName(key));
  return (
    <dl>
      <dt>{fr.facility.now}</dt>
      <dd>
        {[
          progress(period),
          days(period.done),
          period.missedBy > 0 && !isInvitation(product.rule?.obligation)
            ? fr.facility.missedBy(period.missedBy)
            : null,
        ]
          .filter(Boolean)
          .join(', ')}
      </dd>
      <dt>{fr.facility.before}</dt>
      <dd>
        <div>{[progress(previousPeriod), days(previousPeriod.done)].filter(Boolean).join(', ')}</div>
        {previousPeriod.required > 0 && (
          <div>
            <StateMark state={shownPrevious(product)} />{' '}
            {previousPeriod.wasMissedAtTheTime && !isInvitation(previousRule(product)?.obligation) && (
              <span class="soft">{fr.facility.wasMissed}</span>
            )}
          </div>
        )}
      </dd>
    </dl>
  );
}

function Count({ product, it, view, now }: Omit<Props, 'lift'>) {
  const count = product.lastCount;
  if (!count) return <p>{fr.list.neverCounted}</p>;
  const { zone } = it.facility;
  const columns = fr.facility.countColumns;
  const left = count.left ?? [];
  return (
    <>
      <table class="lines">
        <caption>
          {fr.facility.lastCount(momentText(count.countedAt, zone, now), agoText(count.countedAt, now))}
          <span class="soft">
            {' '}
            {fr.facility.acknowledgement(count.number, momentText(count.receivedAt, zone, now))}
            {count.enteredAt && `, ${fr.list.enteredLater}`}
            {count.clockUncertain && `, ${fr.list.uncertain}`}
            {count.corrected && `, ${fr.facility.corrected}`}
          </span>
          {count.second && (
            <span>
              {' '}
              {(count.second.agreed ? second.told : second.toldAlone)(reasonText(count.second.reason))}
            </span>
          )}
          {isZero(product) && <strong> {fr.list.zero}</strong>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.presentation}</th>
            <th scope="col">{columns.physical}</th>
            <th scope="col">{columns.usable}</th>
            <th scope="col">{columns.expiry}</th>
          </tr>
        </thead>
        <tbody>
          {count.lines.map((line) => (
            <Fragment key={line.presentation}>
              <tr>
                <th scope="row" lang="fr">
                  {labelOf(line.presentation, view.presentations)}
                </th>
                <td class="figures">{number(line.physical)}</td>
                <td class="figures">{number(line.usable)}</td>
                <td>{expiryText(line.earliestExpiry, it.localDate)}</td>
              </tr>
              {line.lots && <Lots lots={line.lots} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      {left.length > 0 && (
        <p>
          {floorWords.left(
            left.map((one) =>
              floorWords.leftItem(one.left, shortLabel(one.presentation, view.presentations)),
            ),
          )}{' '}
          {left.some((one) => one.isOverdrawn) && <strong>{floorWords.overdrawn}</strong>}
        </p>
      )}
    </>
  );
}

/** The whole of a line, for who is to lend, to recall or to use first. */
function Lots({ lots }: { lots: NonNullable<CountLine['lots']> }) {
  return (
    <tr>
      <td colSpan={4}>
        <details>
          <summary>{lotTexts.count(lots.length)}</summary>
          <ul>
            {lots.map((lot) => (
              <li key={lotWords(lot)}>
                {lotTexts.figure(capital(lotWords(lot)), lot.physical)}
                {lot.usable < lot.physical && ` ${fr.count.usable(lot.usable)}`}
              </li>
            ))}
          </ul>
        </details>
      </td>
    </tr>
  );
}

function expiryText(expiry: CountLine['earliestExpiry'], today: string): string {
  switch (expiry.kind) {
    case 'date':
      return expiry.date < today ? fr.facility.expired(dayText(expiry.date, '')) : dayText(expiry.date, '');
    case 'unknown':
      return fr.facility.expiry.unknown;
    case 'none':
      return fr.facility.expiry.none;
  }
}
