import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.ts';

export const browserRows = [
  journey('S4', 'test/journeys/scripts.test.ts', 'S4'),
  journey('S6', 'test/journeys/attacks.test.ts', 'S6'),
  journey('S21', 'test/journeys/attacks.test.ts', 'S21'),
];

/** A row that a journey shows: its tests of that name, in a Chromium over the built app. */
function journey(
  row: string,
  file: string,
  name: string,
): Pick<Row, 'row' | 'full' | 'short' | 'run' | 'journey'> {
  return {
    row,
    journey: file,
    full: file,
    short: file,
    run: async () => {
      const { passed, failed } = await testsOf(file, name);
      if (passed + failed.length === 0)
        throw new Error(`${file} ran nothing: is there a Chromium, and a build?`);
      return {
        volume: `${passed + failed.length} tests`,
        violations: failed.map((what) => ({ seed: null, what })),
      };
    },
  };
}

async function testsOf(file: string, name: string): Promise<{ passed: number; failed: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'releve-row-'));
  const report = join(folder, 'report.json');
  const args = [
    'vitest',
    'run',
    '--project',
    'journeys',
    file,
    '-t',
    name,
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  await new Promise((resolve) => execFile('npx', args, { maxBuffer: 64 * 1_048_576 }, resolve));
  const { testResults = [] } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  rmSync(folder, { recursive: true });
  const tests = (testResults as { assertionResults: { status: string; fullName: string }[] }[]).flatMap(
    (it) => it.assertionResults,
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  };
}
