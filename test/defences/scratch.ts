import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Defence, editedFiles, type Witness } from './defence.ts';
import type { Report } from './judge.ts';

/** Nothing is to take longer; what hangs without its defence is ended with all that it started. */
const longestMs = 15 * 60_000;
const left = new Set(['.git', 'node_modules', 'dist', 'data']);
const outside = /^src\/(endpoint|cli)\//;

/** A copy of the tree in which defences are taken out one at a time, and tests run as if it were the real one. */
export function scratchCopy() {
  const root = mkdtempSync(join(tmpdir(), 'releve-without-'));
  const at = (path: string) => join(root, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  // The database may run as somebody else.
  chmodSync(root, 0o755);
  for (const name of readdirSync('.').filter((it) => !left.has(it)))
    cpSync(name, at(name), { recursive: true });
  linkModules(at('node_modules'));
  mkdirSync(at('tmp'));
  chmodSync(at('tmp'), 0o1777);
  // Without a defence, what it alone used is no mistake.
  const base = read('tsconfig.base.json');
  writeFileSync(at('tsconfig.base.json'), base.replace(/"noUnused\w+": true,/g, ''));
  const node = (...args: string[]) =>
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe', encoding: 'utf8' });

  let running: ChildProcess | null = null;
  const endRun = () => {
    if (running?.pid) process.kill(-running.pid, 'SIGKILL');
  };
  /** Null where the run ended without a report, or had to be ended. */
  const run = async ({ project, file }: Witness, tests: readonly string[]): Promise<Report | null> => {
    const report = at('tmp/report.json');
    rmSync(report, { force: true });
    const named = `(${tests.map((it) => it.replace(/[^\w\s]/g, '\\$&')).join('|')})`;
    const args = [
      'run',
      '--project',
      project,
      file,
      '-t',
      named,
      '--reporter=json',
      `--outputFile=${report}`,
    ];
    running = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      cwd: root,
      env: { ...process.env, TMPDIR: at('tmp') },
      stdio: 'ignore',
      detached: true,
    });
    const late = setTimeout(endRun, longestMs);
    await once(running, 'exit');
    clearTimeout(late);
    running = null;
    return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  };

  return {
    /** Writes the tree without it, and returns how to put it back. */
    takeOut(defence: Pick<Defence, 'edits'>): () => void {
      const files = editedFiles(defence, read);
      for (const [file, { after }] of files) writeFileSync(at(file), after);
      return () => {
        for (const [file, { before }] of files) writeFileSync(at(file), before);
      };
    },
    /** Throws with what the compiler says. */
    check: () =>
      void node('node_modules/typescript/bin/tsc', '-b', 'src/ui', 'sw', 'src/endpoint', 'src/cli'),
    /** Builds the app as it now stands; what stood there comes back with what is returned. */
    build(): () => void {
      if (existsSync(at('dist'))) renameSync(at('dist'), at('dist-before'));
      for (const mode of ['production', 'worker'])
        node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--mode', mode);
      return () => {
        rmSync(at('dist'), { recursive: true });
        renameSync(at('dist-before'), at('dist'));
      };
    },
    run,
    remove: () => {
      endRun();
      // What a killed run started takes a moment to end.
      rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
    },
  };
}

/** Whether what is edited is in the app that browsers open. */
export function isOfApp({ edits }: Pick<Defence, 'edits'>): boolean {
  return edits.some(([file]) => !outside.test(file));
}

/** Each package, but no cache that the real tree and the copy would spoil each other. */
function linkModules(folder: string): void {
  mkdirSync(folder);
  const names = readdirSync('node_modules').filter((it) => !it.startsWith('.') || it === '.bin');
  for (const name of names) symlinkSync(resolve('node_modules', name), join(folder, name));
}
