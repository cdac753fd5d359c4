import type postgres from 'postgres';
import type { Facility } from '../../domain/facility.ts';
import { findFacility, saveFacilities } from '../../endpoint/facility-records.ts';
import { answer, BadInput, type Outcome } from '../outcome.ts';
import { readFacilities } from './read.ts';
import { facilityFrom, type Stated } from './stated.ts';

type Save = (facilities: readonly Stated[]) => Promise<{ added: number; updated: number }>;

/** Loads the good lines of a file; every other is named on standard error. Nothing is opened for a file without any. */
export async function importFile(
  source: { file: string; bytes: Uint8Array; categories: readonly string[] },
  save: Save,
): Promise<Outcome> {
  const { facilities, refused, warnings, passedOver } = readFacilities(
    source.file,
    source.bytes,
    source.categories,
  );
  if (facilities.length === 0 && refused.length === 0) {
    const { file, categories } = source;
    throw categories.length > 0
      ? new BadInput('--category', `${file} holds no establishment of ${categories.join(', ')}`)
      : new BadInput(file, 'nothing to load');
  }
  const said = [
    ...refused.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...warnings.map(({ line, reason }) => `line ${line}, loaded: ${reason}`),
    ...(passedOver > 0
      ? [`passed over ${passedOver}: other sections, or establishments of other categories`]
      : []),
  ];
  if (facilities.length === 0) {
    return { code: 2, stdout: '', stderr: [...said, `${source.file}: nothing to load`] };
  }
  const { added, updated } = await save(facilities);
  return answer({ added, updated, refused }, said);
}

export function saveTo(sql: postgres.Sql): Save {
  return async (facilities) => {
    const list: Facility[] = [];
    for (const stated of facilities) list.push(facilityFrom(stated, await knownFacility(sql, stated)));
    return saveFacilities(sql, list);
  };
}

async function knownFacility(sql: postgres.Sql, stated: Stated): Promise<Facility | null> {
  return (await findFacility(sql, stated.id)) ?? (stated.finess ? findFacility(sql, stated.finess) : null);
}
