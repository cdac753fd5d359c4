import type { Facility } from '../../domain/facility.ts';
import type { Territory } from '../../reference/territories.ts';

/** What one line of a file says of a facility; what it leaves unsaid is absent. */
export interface Stated {
  id: string;
  name: string;
  territory: Territory;
  department?: string;
  finess?: string;
  legalFiness?: string;
  zone?: string;
  carT?: 'yes' | 'no';
  referenceDoseMg?: number;
  openDays?: number[];
  plannedDays?: number[];
}

export type Reading =
  | { kind: 'facility'; facility: Stated; warnings: string[] }
  | { kind: 'refused'; reason: string }
  /** Not meant to be a facility: another section of the file, or another category of establishment. */
  | { kind: 'passed-over' };

/** The facility to save: what the file says, then what is known already, then the defaults. */
export function facilityFrom(stated: Stated, known: Facility | null): Facility {
  const { territory } = stated;
  const staysThere = known?.region === territory.code;
  const department = stated.department ?? (staysThere ? known.department : undefined);
  return {
    id: known?.id ?? stated.id,
    name: stated.name,
    finess: stated.finess ?? known?.finess ?? null,
    legalFiness: stated.legalFiness ?? known?.legalFiness ?? null,
    region: territory.code,
    regionName: territory.name,
    ...(department === undefined ? {} : { department }),
    agency: territory.agency,
    zone: stated.zone ?? (staysThere ? known.zone : territory.zone),
    demonstration: false,
    carT: stated.carT ?? known?.carT ?? 'unanswered',
    referenceDoseMg: stated.referenceDoseMg ?? known?.referenceDoseMg ?? 800,
    openDays: stated.openDays ?? known?.openDays ?? [1, 2, 3, 4, 5],
    plannedDays: stated.plannedDays ?? known?.plannedDays ?? [1, 3, 5],
  };
}

export function refused(reason: string): Reading {
  return { kind: 'refused', reason };
}
