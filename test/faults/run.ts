import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { rows } from './rows/index.ts';
import type { Row, RowResult, Violation } from './rows/row.ts';

const usage = `The table of what must not break, in full. Hours; stopped and started again it goes on where it was.
  npm run faults                           every row
  npm run faults -- --row F0               one row
  npm run faults -- --row F0 --seed 1885   one seed of it, step by step
  npm run faults -- --short --state FILE   as in npm test; progress in another file
  npm run faults -- --fresh                from the beginning`;
const options = optionsOf(process.argv.slice(2));

const amount = options.short ? 'short' : 'full';
const commit = commitOf();
const state = readState();
const wanted = rows.filter((row) => options.row === undefined || row.row === options.row);
if (wanted.length === 0) leave(`There is no row ${options.row}: ${rows.map((it) => it.row).join(' ')}.`);

const results: [Row, RowResult | null][] = [];
let underWay: string | null = null;
sayIfStopped();
for (const row of wanted) {
  underWay = row.row;
  results.push([row, row.run ? await resultOf(row, row.run).catch(unfinished) : null]);
}
underWay = null;
print(results);
if (results.some(([, result]) => result && result.violations.length > 0)) process.exitCode = 1;

function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        row: { type: 'string' },
        seed: { type: 'string' },
        state: { type: 'string', default: 'node_modules/.faults/state.json' },
        short: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit();
    }
    if (values.seed !== undefined && !/^\d+$/.test(values.seed))
      leave(`${values.seed} is no seed: a whole number.`);
    return values;
  } catch (error) {
    return leave((error as Error).message);
  }
}

/** Not kept, so that the next run tries it again. */
function unfinished(error: unknown): RowResult {
  const seed = options.seed === undefined ? null : Number(options.seed);
  const what = `did not finish: ${error instanceof Error ? error.stack : error}`;
  return { volume: '', violations: [{ seed, what }] };
}

/** Whatever ends this process in the middle of a row, but SIGKILL. */
function sayIfStopped(): void {
  process.once('exit', (code) => {
    if (underWay) console.error(`${underWay} did not finish: exit code ${code}`);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      console.error(`stopped by ${signal}`);
      process.exit(1);
    });
}

function leave(why: string): never {
  console.error(`${why}\n${usage}`);
  process.exit(2);
}

async function resultOf(row: Row, run: NonNullable<Row['run']>): Promise<RowResult> {
  const key = `${row.row} ${amount}`;
  const before = state.rows[key];
  if (options.seed === undefined && before?.result) return before.result;
  const result = await run({
    amount,
    seed: options.seed === undefined ? null : Number(options.seed),
    say: (line) => console.error(`${row.row}: ${line}`),
    saved: before?.progress ?? null,
    save: (progress) => write(key, { progress }),
  });
  if (options.seed === undefined) write(key, { result });
  return result;
}

interface State {
  /** What was run through under one commit says nothing of another. */
  commit: string;
  rows: { [key: string]: { progress?: unknown; result?: RowResult } | undefined };
}

function readState(): State {
  try {
    const read = JSON.parse(readFileSync(options.state, 'utf8')) as State;
    if (read.commit === commit && !options.fresh) return read;
  } catch {}
  return { commit, rows: {} };
}

function write(key: string, entry: State['rows'][string]): void {
  state.rows[key] = entry;
  mkdirSync(dirname(options.state), { recursive: true });
  writeFileSync(options.state, JSON.stringify(state));
}

function commitOf(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function print(all: [Row, RowResult | null][]): void {
  const lines = [['row', 'what', 'volume', 'violations', 'replay with']];
  for (const [row, result] of all) {
    const found = foundBy(result);
    lines.push([row.row, row.title, result?.volume ?? '', found, replayOf(row, result?.violations[0])]);
  }
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  for (const [row, result] of all)
    for (const { seed, what } of result?.violations ?? []) console.log(`${row.row} ${seed ?? ''}: ${what}`);
  for (const [row, result] of all) if (result?.notRun) console.log(`${row.row} not run: ${result.notRun}`);
  console.log(`commit ${commit}, ${amount}`);
}

function foundBy(result: RowResult | null): string {
  if (!result) return 'owed';
  return result.notRun && result.violations.length === 0 ? 'not run' : String(result.violations.length);
}

function replayOf(row: Row, violation: Violation | undefined): string {
  return violation && violation.seed !== null
    ? `npm run faults -- --row ${row.row} --seed ${violation.seed}`
    : '';
}
