import type { ShownState } from './states.ts';

/**
 * Worst first. A silent facility is worse than a missing one: nobody there has been heard. What an invitation asks for
 * comes after everything that is due.
 */
export const states = [
  'silent',
  'missing',
  'late',
  'invited',
  'on-time-received-late',
  'on-time',
  'none',
] as const satisfies ShownState[];
export const floors = ['breached', 'doubtful', 'unanswered'] as const;
export const groupings = ['facility', 'region', 'product'] as const;

export type FloorFilter = (typeof floors)[number];
export type Grouping = (typeof groupings)[number];

/** What the list shows. It lives in the address, so that a link or the back button brings it back. */
export interface Filters {
  region: string | null;
  product: string | null;
  state: ShownState | null;
  floor: FloorFilter | null;
  text: string;
  by: Grouping;
  /** How many rows are drawn, at most; everything is counted all the same. */
  shown: number;
}

export const fewRows = 60;
export const everyRow = 1_000_000;

export function queryToFilters(query: Readonly<Record<string, string>>): Filters {
  const shown = Number(query.lignes);
  return {
    region: query.region || null,
    product: query.produit || null,
    state: states.find((state) => state === query.etat) ?? null,
    floor: floors.find((floor) => floor === query.plancher) ?? null,
    text: query.texte ?? '',
    by: groupings.find((by) => by === query.par) ?? 'facility',
    shown: Number.isInteger(shown) && shown > fewRows ? shown : fewRows,
  };
}

/** The address of the list under its filters, or of the summary. */
export function filtersToPath(filters: Filters, path = '/superviseur'): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | null, normal: string) => {
    if (value && value !== normal) query.set(key, value);
  };
  put('region', filters.region, '');
  put('produit', filters.product, '');
  put('etat', filters.state, '');
  put('plancher', filters.floor, '');
  put('texte', filters.text, '');
  put('par', filters.by, 'facility');
  put('lignes', String(filters.shown), String(fewRows));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const summaryPath = '/superviseur/resume';

export function facilityPath(id: string): string {
  return `/superviseur/etablissement/${encodeURIComponent(id)}`;
}

export function isFiltered(filters: Filters): boolean {
  return Boolean(filters.region || filters.product || filters.state || filters.floor || filters.text.trim());
}
