import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach } from 'vitest';
import { type Database, openDatabase, type Role } from '../../../src/endpoint/database/open.ts';

const afterwards: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of afterwards.splice(0).reverse()) await undo();
});

/** A directory of mode 0700, as mkdtemp makes it. */
export function freshDirectory(parent = tmpdir()): string {
  const directory = mkdtempSync(join(parent, 'releve-test-'));
  afterwards.push(() => rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return directory;
}

export function openDirectory(): string {
  const directory = freshDirectory();
  chmodSync(directory, 0o755);
  return directory;
}

/** A database opened by this process, closed after the test. */
export async function open(
  dataDirectory: string,
  role: Role = 'endpoint',
  databaseUrl?: string,
): Promise<Database> {
  const database = await openDatabase({ databaseUrl, dataDirectory, role, say: () => {} });
  afterwards.push(() => database.close());
  return database;
}

export function later(undo: () => unknown): void {
  afterwards.push(undo);
}

interface Line {
  open?: number;
  rows?: Record<string, unknown>[];
  failed?: string;
  refused?: string;
  name?: string;
  said?: string;
  /** How long opening took, without the launch of the process. */
  ms?: number;
}

export interface User {
  child: ChildProcess;
  /** How long it took from its launch to its first word, in ms. */
  took: number;
  first: Line;
  run(sql: string): Promise<Line>;
  /** Every line said so far, with `said`. */
  said: string[];
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface UserOptions {
  /** Another copy of the project. */
  root?: string;
  /** Such as setpriv and its arguments. */
  prefix?: string[];
  /** In ms after its launch. */
  killAfter?: number;
}

const here = new URL('../../..', import.meta.url).pathname;

/** Another process that uses the database: see user.ts. */
export async function startUser(data: string, role: Role, options: UserOptions = {}): Promise<User> {
  const { root = here, prefix = [], killAfter } = options;
  const loader = join(here, 'node_modules/tsx/dist/esm/index.mjs');
  const script = join(root, 'test/endpoint/database/user.ts');
  const [program = '', ...args] = [...prefix, process.execPath, '--import', loader, script, data, role];
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  afterwards.push(() => child.kill('SIGKILL'));

  if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);

  const said: string[] = [];
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Line> => {
    const { value, done } = await lines.next();
    if (done) return { failed: 'the process has ended' };
    const line = JSON.parse(value) as Line;
    if (line.said === undefined) return line;
    said.push(line.said);
    return next();
  };
  const ended = once(child, 'exit');
  const first = await next();
  return {
    child,
    first,
    took: performance.now() - begun,
    said,
    async run(sql) {
      child.stdin.write(`${sql}\n`);
      return next();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

export function postmasterOf(data: string): number | undefined {
  const path = join(data, 'database/cluster/postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

/** What stands in the database's folder; the watcher of a server takes its own away a moment after the server. */
export function filesOf(data: string): string {
  return readdirSync(join(data, 'database')).sort().join();
}

export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

export async function within(ms: number, done: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (await done()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return done();
}
