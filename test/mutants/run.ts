import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { lastCommit } from '../support/stamp.ts';
import { type Found, joined, type Part, parts, stampOf } from './parts.ts';
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
 * Mutates the domain part by part and runs the part's tests on each mutant: `npm run mutants`, or `npm run mutants -- floor`.
 * A part that was run as it now stands is not run again. Fails under 95 %, on a survivor that survivors.md does not
 * explain, and on an explanation of what is no survivor.
 */
const least = 95;
const here = new URL('./', import.meta.url);
const kept = 'node_modules/.stryker';
const names = process.argv.slice(2);
const unknown = names.filter((name) => !parts.some((it) => it.name === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${parts.map((it) => it.name).join(', ')}.`);
  process.exit(2);
}

mkdirSync(kept, { recursive: true });
const wanted = parts.filter((it) => names.length === 0 || names.includes(it.name));
const report = joined(wanted.map((part) => keptOf(part) ?? run(part)));
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
if (names.length === 0) writeFileSync(new URL('RESULT.md', here), resultText());
if (unlisted.length > 0 || stale.length > 0 || Number(whole.percent) < least) process.exitCode = 1;

function keptOf(part: Part): Report | null {
  try {
    const found: Found = JSON.parse(readFileSync(`${kept}/${part.name}.found.json`, 'utf8'));
    return found.stamp === stampOf(part) ? found.report : null;
  } catch {
    return null;
  }
}

function run(part: Part): Report {
  const stamp = stampOf(part);
  const config = `${kept}/${part.name}.config.json`;
  const fileName = `${kept}/${part.name}.json`;
  const common = JSON.parse(readFileSync(new URL('stryker.config.json', here), 'utf8'));
  // Of its own in each place: parts may be run beside each other.
  const own = { mutate: part.files, jsonReporter: { fileName }, tempDirName: `${kept}/${part.name}` };
  writeFileSync(config, JSON.stringify({ ...common, ...own }));
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', config],
    { stdio: 'inherit', env: { ...process.env, MUTANT_TESTS: part.tests.join(' ') } },
  );
  if (status !== 0) process.exit(status ?? 1);
  const found: Report = JSON.parse(readFileSync(fileName, 'utf8'));
  const unrun = unrunIn(found);
  if (unrun > 0) throw new Error(`no test was run on ${unrun} mutants: leave the folder alone meanwhile`);
  writeFileSync(`${kept}/${part.name}.found.json`, JSON.stringify({ stamp, report: found } satisfies Found));
  return found;
}

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
  const rows = files.map((file) => {
    const { killed, total, percent } = scoreOf(report, [file]);
    return `| \`${file}\` | ${killed} | ${total} | ${percent} |`;
  });
  return [
    '# The last whole mutation run of the domain',
    '',
    `${new Date().toISOString().slice(0, 10)}, on top of ${lastCommit()}, by \`npm run mutants\`. Those that survive are explained in [survivors.md](survivors.md).`,
    '',
    '| File | Killed | Mutants | % |',
    '|---|---:|---:|---:|',
    ...rows,
    `| all | ${whole.killed} | ${whole.total} | ${whole.percent} |`,
    '',
  ].join('\n');
}
