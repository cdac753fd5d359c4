import { type Instant, localDateOf, msBetween, type Zone } from '../../domain/day.ts';
import type { SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { numericDate, timeOfDay } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { countText } from './counts.ts';
import { everyRow, type Filters } from './filters.ts';
import { viewToList } from './list.ts';
import { shownState } from './states.ts';

const words = fr.table;

/**
 * The list under its filters as a table: a row a facility and product, none cut. Days and times are the facility's, whose
 * zone stands beside; each moment also stands as an instant, for who compares across zones.
 */
export function listTable(view: SupervisionView, filters: Filters, now: Instant): string[][] {
  const { groups } = viewToList(view, { ...filters, by: 'facility', shown: everyRow });
  const rows = groups.flatMap((group) =>
    group.rows.flatMap(({ it, products }) => {
      const { facility, lastHeardAt } = it;
      return (products.length > 0 ? products : [null]).map((product) => [
        facility.name,
        facility.finess ?? '',
        facility.regionName,
        facility.zone,
        product?.productLabel ?? '',
        product ? fr.states[shownState(product)] : '',
        product?.since ? numericDate(product.since) : '',
        ...momentOf(lastHeardAt, facility.zone),
        ...countOf(product, facility.zone, view, now),
        ...floorOf(product),
        facility.agency ?? fr.list.noAgency,
        facility.demonstration ? fr.demonstration : '',
      ]);
    }),
  );
  return [Object.values(words.columns), ...rows];
}

function countOf(
  product: SupervisedProduct | null,
  zone: Zone,
  view: SupervisionView,
  now: Instant,
): string[] {
  const count = product?.lastCount;
  if (!count) return [...momentOf(null, zone), '', '', ''];
  const remarks = [
    ...(count.enteredAt ? [fr.list.enteredLater] : []),
    ...(count.clockUncertain ? [fr.list.uncertain] : []),
  ];
  return [
    ...momentOf(count.countedAt, zone),
    days(msBetween(count.countedAt, now)),
    countText(count.lines, view.presentations),
    remarks.join(', '),
  ];
}

function floorOf(product: SupervisedProduct | null): string[] {
  const floor = product?.floor;
  if (!floor) return ['', '', ''];
  return [fr.floor.answers[floor.answer], String(floor.injections), String(floor.required)];
}

function momentOf(instant: Instant | null, zone: Zone): [date: string, time: string, instant: string] {
  if (instant === null) return ['', '', ''];
  return [numericDate(localDateOf(instant, zone)), timeOfDay(instant, zone), instant];
}

const oneDecimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1, useGrouping: false });

/** With a comma whatever language is on screen: it is for a French spreadsheet. */
function days(ms: number): string {
  return oneDecimal.format(Math.max(0, ms) / 86_400_000);
}
