import { useMemo } from 'preact/hooks';
import { daysBetween, type Instant, localDateOf } from '../../domain/day.ts';
import type { SupervisedFacility, SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { duration, weekdayName } from '../language/format.ts';
import { formats } from '../language/fr-format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { countText } from './counts.ts';
import { DutyWhy } from './duty-why.tsx';
import { facilityPath } from './filters.ts';
import { FloorCell } from './floor-cell.tsx';
import { floorFilterOf, isZero, type Row } from './list.ts';
import { Demonstration, StateMark } from './marks.tsx';
import { shownState } from './states.ts';
import { agoText, dayText, momentText } from './when.ts';

const columns = fr.list.columns;

interface Props {
  row: Row;
  view: SupervisionView;
  now: Instant;
}

interface Of {
  product: SupervisedProduct;
  it: SupervisedFacility;
}

/** Drawn again only where an age or the language has changed the words: 2,500 facilities take seconds, and `now` ticks every 20 s. */
export function FacilityRows({ row, view, now }: Props) {
  const instants = [row.it.lastHeardAt, ...row.products.map((product) => product.lastCount?.countedAt)];
  const ages = instants.map((instant) => instant && agoText(instant, now)).join();
  return useMemo(() => <Rows row={row} view={view} now={now} />, [row, view, ages, formats.tongue]);
}

/** One facility: a row a product, and what is the facility's own beside the first. */
function Rows({ row, view, now }: Props) {
  const { it, products } = row;
  const today = it.localDate;
  const span = Math.max(1, products.length);
  const isBreached = products.some((product) => floorFilterOf(product) === 'breached');
  return (
    <tbody class={isBreached ? 'breached' : undefined}>
      {(products.length > 0 ? products : [null]).map((product, index) => (
        <tr key={product?.product ?? ''}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={span}>
              <FacilityName it={it} />
              {row.quiet > 0 && <div class="soft">{fr.list.quiet(row.quiet)}</div>}
            </th>
          )}
          <td data-label={columns.state}>{product && <State product={product} it={it} view={view} />}</td>
          <td data-label={columns.since}>{product && <Since product={product} today={today} />}</td>
          {index === 0 && (
            <td class="own" data-label={columns.heard} rowSpan={span}>
              <Heard it={it} now={now} />
            </td>
          )}
          <td data-label={columns.count}>
            {product && <LastCount product={product} it={it} view={view} now={now} />}
          </td>
          <td data-label={columns.floor}>
            {product && <FloorCell product={product} it={it} view={view} lazy />}
          </td>
          {index === 0 && (
            <td class="own" data-label={columns.contact} rowSpan={span}>
              {it.facility.agency ?? fr.list.noAgency}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function FacilityName({ it }: { it: SupervisedFacility }) {
  return (
    <>
      <a href={facilityPath(it.facility.id)}>{it.facility.name}</a> <Demonstration facility={it.facility} />
      <div class="soft">
        {it.facility.regionName},{' '}
        {fr.list.localDay(`${weekdayName(it.localDate)} ${dayText(it.localDate, it.localDate)}`)}
      </div>
    </>
  );
}

function State({ product, it, view }: Pick<Props, 'view'> & Of) {
  const { period, openReceipts } = product;
  const state = shownState(product);
  return (
    <>
      <div lang="fr">{product.productLabel}</div>
      <StateMark state={state} />{' '}
      {period.required > 0 && (
        <span class="soft">{fr.list.progress(period.done.length, period.required)}</span>
      )}
      {openReceipts > 0 && <div class="soft">{fr.list.openReceipts(openReceipts)}</div>}
      {state !== 'on-time' && state !== 'none' && <DutyWhy product={product} it={it} view={view} lazy />}
    </>
  );
}

export function Since({ product, today }: { product: SupervisedProduct; today: string }) {
  if (product.since === null) return product.state === 'silent' && <span>{fr.list.neverHeard}</span>;
  const days = daysBetween(product.since, today);
  return (
    <>
      {dayText(product.since, today)} {days > 0 && <span class="soft">({duration(days * 86_400_000)})</span>}
    </>
  );
}

export function Heard({ it, now }: { it: SupervisedFacility; now: Instant }) {
  if (it.lastHeardAt === null) return <>{it.devices.length > 0 ? fr.list.never : fr.list.noTablet}</>;
  return (
    <>
      <div>{agoText(it.lastHeardAt, now)}</div>{' '}
      <div class="soft">{fr.list.on(momentText(it.lastHeardAt, it.facility.zone, now))}</div>
    </>
  );
}

function LastCount({ product, it, view, now }: Omit<Props, 'row'> & Of) {
  const count = product.lastCount;
  if (!count) return <>{fr.list.neverCounted}</>;
  const receivedOn = localDateOf(count.receivedAt, it.facility.zone);
  const remarks = [
    `${dayText(count.localDate, it.localDate)}, ${agoText(count.countedAt, now)}`,
    ...(receivedOn > count.localDate ? [fr.list.receivedOn(dayText(receivedOn, it.localDate))] : []),
    ...(count.enteredAt ? [fr.list.enteredLater] : []),
    ...(count.clockUncertain ? [fr.list.uncertain] : []),
  ];
  return (
    <>
      {isZero(product) && <strong>{fr.list.zero}</strong>}
      <div class="figures">{countText(count.lines, view.presentations)}</div>
      <div class="soft">{remarks.join(', ')}</div>
    </>
  );
}
