import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningEndpoint {
  pid: number;
  port: number;
  /** One-time codes, fresh at each start. */
  code: string;
  token: string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function freshData(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
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
    ['--import', 'tsx', fileURLToPath(new URL('endpoint-process.ts', import.meta.url))],
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
  const ready = await firstLine(child);
  return {
    ...ready,
    pid: child.pid as number,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

function firstLine(child: ChildProcess): Promise<Pick<RunningEndpoint, 'port' | 'code' | 'token'>> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve(JSON.parse(out.slice(0, out.indexOf('\n'))));
    });
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.once('exit', (code) => reject(new Error(`the endpoint ended with ${code}: ${err.slice(-2000)}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
