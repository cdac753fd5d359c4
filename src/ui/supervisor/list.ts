import type { SupervisedFacility, SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { type Filters, type FloorFilter, floors, states } from './filters.ts';
import { type ShownState, shownState } from './states.ts';

/** A facility to call, with those of its products that the filters leave. */
export interface Row {
  it: SupervisedFacility;
  products: SupervisedProduct[];
  /** Products left out because nothing is asked of them, where others of the facility are shown. */
  quiet: number;
}

export interface Tally {
  facilities: number;
  /** Facilities with at least one product in each state: the same facility may count in several. */
  states: Record<ShownState, number>;
  floors: Record<FloorFilter, number>;
}

export interface Group {
  key: string;
  label: string;
  tally: Tally;
  rows: Row[];
}

export interface List {
  /** Over everything but the state and floor filters, so that each says what touching it would show. */
  tally: Tally;
  rows: number;
  groups: Group[];
}

/** The list of whom to call, worst first. Every group counts all of its facilities; rows are cut at `filters.shown`. */
export function viewToList(view: SupervisionView, filters: Filters): List {
  const facilities = view.facilities.filter((it) => isWanted(it, filters));
  const rows = facilities.map((it) => toRow(it, filters)).filter((row) => row !== null);
  rows.sort(worstFirst);
  const groups = grouped(rows, facilities, filters);
  return {
    tally: tallyOf(facilities, filters.product),
    rows: groups.reduce((sum, group) => sum + group.rows.length, 0),
    groups: cut(groups, filters.shown),
  };
}

/** Regions and products there are, by label. */
export function optionsOf(
  facilities: readonly SupervisedFacility[],
): Record<'regions' | 'products', [string, string][]> {
  const regions = new Map<string, string>();
  const products = new Map<string, string>();
  for (const { facility, products: followed } of facilities) {
    regions.set(facility.region, facility.regionName);
    for (const it of followed) products.set(it.product, it.productLabel);
  }
  const byLabel = (a: [string, string], b: [string, string]) => collator.compare(a[1], b[1]);
  return { regions: [...regions].sort(byLabel), products: [...products].sort(byLabel) };
}

export function floorFilterOf(product: SupervisedProduct): FloorFilter | null {
  switch (product.floor?.answer) {
    case 'breached':
      return 'breached';
    case 'unknown':
    case 'met-if':
      return 'doubtful';
    case 'car-t-unanswered':
      return 'unanswered';
    case 'met':
    case undefined:
      return null;
  }
}

/** Counted, and nothing of it there: beside the state, which it does not excuse. */
export function isZero(product: SupervisedProduct): boolean {
  return product.lastCount?.lines.every((line) => line.physical === 0) ?? false;
}

function isWanted({ facility, products }: SupervisedFacility, filters: Filters): boolean {
  if (filters.region && facility.region !== filters.region) return false;
  if (filters.product && !products.some((it) => it.product === filters.product)) return false;
  const words = plain(filters.text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = plain([facility.name, facility.finess, facility.regionName, facility.agency].join(' '));
  return words.every((word) => text.includes(word));
}

function toRow(it: SupervisedFacility, filters: Filters): Row | null {
  const fitting = it.products.filter(
    (product) =>
      (!filters.product || product.product === filters.product) &&
      (!filters.state || shownState(product) === filters.state) &&
      (!filters.floor || floorFilterOf(product) === filters.floor),
  );
  const asked = fitting.filter((product) => product.state !== 'none' || floorFilterOf(product) !== null);
  const products = asked.length > 0 ? asked : fitting;
  if (products.length === 0 && (it.products.length > 0 || filters.state || filters.floor)) return null;
  return {
    it,
    products: [...products].sort((a, b) => rankOf(a) - rankOf(b)),
    quiet: fitting.length - products.length,
  };
}

const afterLate = states.indexOf('late') + 0.5;

/** A breach first: somebody may be infused there today. Then by state; a floor in doubt goes before a quiet state. */
function rankOf(product: SupervisedProduct): number {
  const floor = floorFilterOf(product);
  if (floor === 'breached') return -1;
  const state = states.indexOf(shownState(product));
  return floor === 'doubtful' ? Math.min(state, afterLate) : state;
}

/** Where no tablet was ever linked nobody fell silent: those come after who did, and after who missed. */
function rankOfRow(first: SupervisedProduct): number {
  const rank = rankOf(first);
  return rank === states.indexOf('silent') && first.since === null ? states.indexOf('missing') + 0.5 : rank;
}

function worstFirst(a: Row, b: Row): number {
  const [first, second] = [a.products[0], b.products[0]];
  if (!first || !second)
    return (first ? 0 : 1) - (second ? 0 : 1) || collator.compare(a.it.facility.name, b.it.facility.name);
  const since = (product: SupervisedProduct) => product.since ?? '';
  return (
    rankOfRow(first) - rankOfRow(second) ||
    states.indexOf(shownState(first)) - states.indexOf(shownState(second)) ||
    (since(first) < since(second) ? -1 : since(first) > since(second) ? 1 : 0) ||
    collator.compare(a.it.facility.name, b.it.facility.name)
  );
}

function tallyOf(facilities: readonly SupervisedFacility[], product: string | null): Tally {
  const tally: Tally = { facilities: facilities.length, states: zeros(states), floors: zeros(floors) };
  for (const it of facilities) {
    const products = product ? it.products.filter((one) => one.product === product) : it.products;
    for (const state of new Set(products.map(shownState))) tally.states[state]++;
    for (const floor of new Set(products.map(floorFilterOf))) if (floor) tally.floors[floor]++;
  }
  return tally;
}

function grouped(rows: Row[], facilities: SupervisedFacility[], filters: Filters): Group[] {
  switch (filters.by) {
    case 'facility':
      return [{ key: '', label: '', tally: tallyOf(facilities, filters.product), rows }];
    case 'region':
      return optionsOf(facilities).regions.map(([key, label]) => ({
        key,
        label,
        tally: tallyOf(
          facilities.filter((it) => it.facility.region === key),
          filters.product,
        ),
        rows: rows.filter((row) => row.it.facility.region === key),
      }));
    case 'product':
      return optionsOf(facilities)
        .products.filter(([key]) => !filters.product || key === filters.product)
        .map(([key, label]) => ({
          key,
          label,
          tally: tallyOf(
            facilities.filter((it) => it.products.some((one) => one.product === key)),
            key,
          ),
          rows: facilities
            .map((it) => toRow(it, { ...filters, product: key }))
            .filter((row) => row !== null)
            .filter((row) => row.products.length > 0)
            .sort(worstFirst),
        }));
  }
}

function cut(groups: Group[], shown: number): Group[] {
  let left = shown;
  return groups.map((group) => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return { ...group, rows };
  });
}

function zeros<T extends string>(keys: readonly T[]): Record<T, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<T, number>;
}

const collator = new Intl.Collator('fr');

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
