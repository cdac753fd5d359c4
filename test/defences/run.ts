import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lastCommit } from '../support/stamp.ts';
import type { Defence } from './defence.ts';
import { defences } from './index.ts';
import { type Judgement, judged, type Report } from './judge.ts';
import { keepOutcome, keptOutcome, placeOf } from './kept.ts';
import { isOfApp, scratchCopy } from './scratch.ts';
import { type Outcome, resultText } from './table.ts';

const usage = `Takes every defence out of a copy of the tree, one at a time, and sees a test turn red.
  npm run defences                  all; what turned red as it now stands is not run again
  npm run defences -- F8 "Web Lock" those of a row, and those with these words in their names
  npm run defences -- --list        their rows and names
  npm run defences -- --fresh       all from the beginning
  npm run defences -- --table       nothing; writes test/faults/DEFENCES.md from what was run, as a whole run does
Exit code 1 where a test stays green, or turns red for another reason.`;
const options = optionsOf(process.argv.slice(2));
const wanted = chosen(options.names);
if (options.list) {
  for (const { row, name } of wanted) console.log(`${row} ${name}`);
  process.exit();
}

if (options.table) {
  writeTable((it) => keptOutcome(placeOf(it)) ?? { kind: 'owed', seconds: 0 });
  process.exit();
}
// As the tree is now, like the copy: it may change while this runs.
const places = new Map(wanted.map((it) => [it, placeOf(it)]));
const scratch = scratchCopy();
process.once('exit', () => scratch.remove());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const found = new Map<Defence, Outcome>();
for (const [defence, place] of places) {
  const kept = options.fresh ? null : keptOutcome(place);
  if (kept) found.set(defence, kept);
}
const toRun = wanted.filter((it) => !found.has(it));
const needsApp = (it: Defence) => it.seenBy.project === 'journeys' || it.seenBy.project === 'faults';
if (toRun.some(needsApp)) scratch.build();
const standing = await withAllDefences(toRun);
for (const defence of toRun) {
  const before = standing.get(defence) as Judgement;
  const outcome = before.kind === 'green' ? await takenOut(defence) : unusable(before);
  found.set(defence, outcome);
  if (outcome.kind === 'red') keepOutcome(places.get(defence) as string, outcome);
  console.error(
    `${outcome.kind.padEnd(7)} ${defence.row} ${defence.name}${outcome.why ? `: ${outcome.why}` : ''}`,
  );
}

const outcomes = wanted.map((it): [Defence, Outcome] => [it, found.get(it) as Outcome]);
const unseen = outcomes.filter(([, { kind }]) => kind !== 'red' && kind !== 'not run');
console.log(
  `${outcomes.filter(([, { kind }]) => kind === 'red').length} of ${wanted.length} defences are seen`,
);
for (const [{ row, name }, { kind, why }] of unseen)
  console.log(`${kind}: ${row} ${name}${why ? `: ${why}` : ''}`);
if (options.names.length === 0) writeTable((it) => found.get(it) as Outcome);
if (unseen.length > 0) process.exitCode = 1;

function writeTable(outcomeOf: (defence: Defence) => Outcome): void {
  const all = defences.map((it): [Defence, Outcome] => [it, outcomeOf(it)]);
  writeFileSync('test/faults/DEFENCES.md', resultText(all, new Date().toISOString(), lastCommit()));
}

/** What their tests say while nothing is taken out: a red that was red before says nothing. */
async function withAllDefences(list: readonly Defence[]): Promise<Map<Defence, Judgement>> {
  // A row takes minutes, and is run by itself.
  const fileOf = ({ seenBy: { project, file, test } }: Defence) =>
    `${project} ${file} ${project === 'faults' ? test : ''}`;
  const told = new Map<Defence, Judgement>();
  for (const file of new Set(list.map(fileOf))) {
    const group = list.filter((it) => fileOf(it) === file);
    const tests = group.map((it) => it.seenBy.test);
    const report = await scratch.run((group[0] as Defence).seenBy, tests);
    for (const defence of group) told.set(defence, judged(report, defence.seenBy.test));
  }
  return told;
}

function unusable(before: Judgement): Outcome {
  if (before.kind === 'not run') return { kind: 'not run', seconds: 0 };
  const why = before.kind === 'broken' ? before.why : 'its test fails with the defence in its place';
  return { kind: 'broken', why, seconds: 0 };
}

async function takenOut(defence: Defence): Promise<Outcome> {
  const begun = performance.now();
  const undo: (() => void)[] = [];
  let report: Report | null = null;
  try {
    undo.push(scratch.takeOut(defence));
    scratch.check();
    if (needsApp(defence) && isOfApp(defence)) undo.push(scratch.build());
    report = await scratch.run(defence.seenBy, [defence.seenBy.test]);
  } catch (error) {
    const { stdout, message } = error as Error & { stdout?: string };
    return { kind: 'broken', why: (stdout || message).trim().split('\n').slice(0, 2).join(' '), seconds: 0 };
  } finally {
    for (const it of undo) it();
  }
  return { ...judged(report, defence.seenBy.test), seconds: (performance.now() - begun) / 1000 };
}

function optionsOf(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit();
    }
    return { ...values, names: positionals };
  } catch (error) {
    return leave((error as Error).message);
  }
}

function chosen(names: readonly string[]): readonly Defence[] {
  const isMeant = (name: string) => (it: Defence) => it.row === name || it.name.includes(name);
  const unknown = names.find((name) => !defences.some(isMeant(name)));
  if (unknown) leave(`No defence is of row ${unknown} or bears that in its name; --list names them all.`);
  return defences.filter((it) => names.length === 0 || names.some((name) => isMeant(name)(it)));
}

function leave(why: string): never {
  console.error(`${why}\n${usage}`);
  process.exit(2);
}
