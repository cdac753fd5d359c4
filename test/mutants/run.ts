import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  listedIn,
  type Mutant,
  namesOf,
  type Report,
  scoreOf,
  survivorsOf,
  timedOutOf,
  unrunIn,
} from './survivors.ts';

/**
 * Mutates the domain and runs its tests on each mutant: `npm run mutants`, or `npm run mutants -- --mutate FILE,FILE`.
 * Fails under 95 %, on a survivor that survivors.md does not explain, and on an explanation of what is no survivor.
 */
const least = 95;
const here = new URL('./', import.meta.url);
const args = process.argv.slice(2);
const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';

const { status } = spawnSync(
  process.execPath,
  [stryker, 'run', 'test/mutants/stryker.config.json', ...args],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);

const report: Report = JSON.parse(readFileSync('node_modules/.stryker/report.json', 'utf8'));
const unrun = unrunIn(report);
if (unrun > 0) throw new Error(`no test was run on ${unrun} mutants: leave the folder alone meanwhile`);
const files = Object.keys(report.files).sort();
const listed = listedIn(readFileSync(new URL('survivors.md', here), 'utf8'));
const survivors = survivorsOf(report);
const unlisted = lackingFrom(survivors, listed);
const stale = lackingFrom(
  listed.filter(({ file }) => files.includes(file)),
  [...survivors, ...timedOutOf(report)],
);
for (const it of unlisted) console.error(`survives, unexplained: ${it.file}:${it.line ?? ''} ${namesOf(it)}`);
for (const it of stale) console.error(`explained, but killed or gone: ${it.file} ${namesOf(it)}`);

const whole = scoreOf(report, files);
console.log(`${whole.killed} of ${whole.total} killed, ${whole.percent} %; ${survivors.length} survive`);
if (args.length === 0) writeFileSync(new URL('RESULT.md', here), resultText());
if (unlisted.length > 0 || stale.length > 0 || Number(whole.percent) < least) process.exitCode = 1;

/** Each entry answers for one mutant: the same change twice in a file is to be explained twice. */
function lackingFrom(wanted: readonly Mutant[], there: readonly Mutant[]): Mutant[] {
  const left = there.map(keyOf);
  return wanted.filter((it) => {
    const at = left.indexOf(keyOf(it));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function keyOf(mutant: Mutant): string {
  return `${mutant.file} ${namesOf(mutant)}`;
}

function resultText(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const rows = files.map((file) => {
    const { killed, total, percent } = scoreOf(report, [file]);
    return `| \`${file}\` | ${killed} | ${total} | ${percent} |`;
  });
  return [
    '# The last whole mutation run of the domain',
    '',
    `${new Date().toISOString().slice(0, 10)}, on top of ${commit}, by \`npm run mutants\`. Those that survive are explained in [survivors.md](survivors.md).`,
    '',
    '| File | Killed | Mutants | % |',
    '|---|---:|---:|---:|',
    ...rows,
    `| all | ${whole.killed} | ${whole.total} | ${whole.percent} |`,
    '',
  ].join('\n');
}
