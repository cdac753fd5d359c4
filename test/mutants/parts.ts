import { stampOfFiles } from '../support/stamp.ts';
import type { Report } from './survivors.ts';

/** A room of the domain and the tests that are to see whatever changes in it: what only others see counts as a survivor. */
export interface Part {
  name: string;
  files: readonly string[];
  tests: readonly string[];
}

const part = (name: string, files: string, tests: string, others: readonly string[] = []): Part => ({
  name,
  files: files.split(' ').map((it) => `src/domain/${it}.ts`),
  tests: [...`loading ${tests}`.split(' ').map((it) => `test/domain/${it}.test.ts`), ...others],
});
const packs = ['test/reference/pack.test.ts', 'test/reference/reference.test.ts'];

export const parts: readonly Part[] = [
  part('days', 'day holiday wall-time typed-time', 'day holiday wall-time vocabulary'),
  part(
    'duties',
    'duty period supervision waiting resupply',
    'duty receipts resupply supervision waiting timeline-periods timeline-week timeline vocabulary',
  ),
  part('floor', 'floor dose', 'dose floor leaving shelf'),
  part('injections', 'injections dual-corners', 'injections'),
  part(
    'counts',
    'count lot shelf expiry known-lots leaving left-of',
    'count expiry known-lots leaving leaving-oracle lot shelf vocabulary',
  ),
  part(
    'history',
    'history fate expected second-count second-count-default',
    'expected fate history second-count',
  ),
  part(
    'rules',
    'rule directive document pack-problems',
    'directive pack-faults pack-problems timeline vocabulary',
    packs,
  ),
  part('people', 'facility person product', 'facility person vocabulary', packs),
  part(
    'packs',
    'scanned-pack gs1/application-identifiers gs1/azerty gs1/characters gs1/date gs1/elements gs1/lost-separator gs1/raw',
    'gs1/application-identifiers gs1/elements lot scanned-pack scanned-pack-properties vocabulary',
  ),
];

/** What a run of a part found, and what of. */
export interface Found {
  stamp: string;
  report: Report;
}

const runner = ['setup.ts', 'stryker.config.json', 'vitest.config.ts'].map((it) => `test/mutants/${it}`);

/** The same as long as neither the part nor its tests nor how it is run have changed. */
export function stampOf({ files, tests }: Part): string {
  return stampOfFiles([...files, ...tests, ...runner]);
}

export function joined(reports: readonly Report[]): Report {
  return { files: Object.assign({}, ...reports.map((it) => it.files)) };
}
