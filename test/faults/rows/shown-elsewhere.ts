import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, RowResult } from './row.ts';

/** Rows that tests beside the code show, with the row's number in their names. */
export const elsewhereRows = [
  elsewhere('F2', 'quick+journeys', 'store/seal', 'journeys/faults'),
  elsewhere('F4', 'quick+journeys', 'store/heal', 'journeys/faults'),
  elsewhere('F8', 'journeys', 'journeys/faults'),
  elsewhere('F11', 'database', 'endpoint/storm', 'endpoint/pull'),
  elsewhere('F12', 'quick+database', 'endpoint/sync', 'endpoint/reissued', 'store/reissue'),
  elsewhere('F13', 'database', 'endpoint/sync', 'endpoint/attacks'),
  elsewhere(
    'F14',
    'quick+database+journeys',
    'sync/drain',
    'journeys/wrong-answers',
    'endpoint/storm',
    'endpoint/sync-refusals',
  ),
  elsewhere('F18', 'database', 'endpoint/frozen', 'endpoint/sync-refusals'),
  elsewhere('F21', 'database', 'endpoint/database/shared'),
  elsewhere('F22', 'database', 'endpoint/database/damaged'),
  elsewhere('F23', 'quick+database', 'endpoint/restored', 'endpoint/absence', 'store/reissue'),
  elsewhere('F24', 'database', 'endpoint/database/full', 'endpoint/storm'),
  elsewhere(
    'F27',
    'quick+database',
    'ui/supervisor/knowledge',
    'ui/supervisor/pages',
    'domain/waiting',
    'endpoint/waiting',
  ),
  elsewhere('S4', 'journeys', 'journeys/scripts'),
  elsewhere('S6', 'journeys', 'journeys/attacks'),
  elsewhere('S14', 'quick+journeys', 'store/pin', 'journeys/people'),
  elsewhere('S21', 'journeys', 'journeys/attacks'),
  elsewhere('S23', 'journeys', 'journeys/people'),
];

function elsewhere(
  row: string,
  project: string,
  ...files: string[]
): Pick<Row, 'row' | 'full' | 'short' | 'run' | 'elsewhere'> {
  const paths = files.map((file) => `test/${file}.test.ts`);
  const named = paths.join(', ');
  return { row, elsewhere: named, full: named, short: named, run: () => resultOf(row, project, paths) };
}

interface Told {
  status: string;
  fullName: string;
}

async function resultOf(row: string, projects: string, paths: readonly string[]): Promise<RowResult> {
  const isNamed = new RegExp(`\\b${row}\\b`);
  const tests = (await testsOf(row, projects.split('+'), paths)).filter((it) => isNamed.test(it.fullName));
  const [passed = [], failed = []] = ['passed', 'failed'].map((status) =>
    tests.filter((it) => it.status === status),
  );
  const left = tests.length - passed.length - failed.length;
  return {
    volume: `${passed.length + failed.length} tests`,
    violations: failed.map(({ fullName }) => ({ seed: null, what: fullName })),
    ...(left > 0 || tests.length === 0
      ? {
          notRun: `${left} of ${tests.length} tests were skipped: is there a browser, a build, and the right to mount?`,
        }
      : {}),
  };
}

async function testsOf(row: string, projects: readonly string[], paths: readonly string[]): Promise<Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'releve-row-'));
  const report = join(folder, 'report.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const told = ['--reporter=json', `--outputFile=${report}`];
  const args = ['vitest', 'run', ...chosen, ...paths, '-t', `\\b${row}\\b`, ...told];
  await new Promise((resolve) => execFile('npx', args, { maxBuffer: 64 * 1_048_576 }, resolve));
  const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  rmSync(folder, { recursive: true });
  return (testResults as { assertionResults: Told[] }[]).flatMap((it) => it.assertionResults);
}
