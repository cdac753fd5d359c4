import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningEndpoint {
  pid: number;
  port: number;
  /** One-time codes, fresh at each start. */
  code: string;
  token: string;
  /** How it ended, in words; null while it runs. */
  ended(): string | null;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Node's own settings under `npm start`. */
const manifest = new URL('../../package.json', import.meta.url);
const [, flags = ''] =
  /tsx (--.*) src\/endpoint\/main\.ts/.exec(JSON.parse(readFileSync(manifest, 'utf8')).scripts.start) ?? [];
const nodeFlags = flags.split(' ').filter(Boolean);

export function freshData(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-data-'));
  // A PostgreSQL whose endpoint was killed goes on writing for a moment.
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20 }) };
}

/** Starts the real endpoint as a process of its own over `data`. Rejects with what it said when it ends instead. */
export async function startEndpoint(options: {
  data: string;
  port?: number;
  shiftMs?: number;
  dist?: string;
  /** Further settings, as its operator gives them. */
  env?: Record<string, string>;
}): Promise<RunningEndpoint> {
  const child = spawn(
    process.execPath,
    [...nodeFlags, '--import', 'tsx', fileURLToPath(new URL('endpoint-process.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        RELEVE_DATA: options.data,
        PORT: String(options.port ?? 0),
        SHIFT_MS: String(options.shiftMs ?? 0),
        DIST: options.dist ?? 'dist',
        ...options.env,
      },
    },
  );
  const said = wordsOf(child);
  const ready = await firstLine(child, said);
  return {
    ...ready,
    pid: child.pid as number,
    ended: () => endOf(child, said),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** The last of what it says of its troubles. */
function wordsOf(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.on('data', (chunk) => {
    words = (words + chunk).slice(-2000);
  });
  return () => words;
}

function endOf({ exitCode, signalCode }: ChildProcess, said: () => string): string | null {
  if (exitCode === null && signalCode === null) return null;
  return `the endpoint ended with ${signalCode ?? exitCode}: ${said()}`;
}

function firstLine(
  child: ChildProcess,
  said: () => string,
): Promise<Pick<RunningEndpoint, 'port' | 'code' | 'token'>> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve(JSON.parse(out.slice(0, out.indexOf('\n'))));
    });
    child.once('exit', () => reject(new Error(endOf(child, said) ?? '')));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
