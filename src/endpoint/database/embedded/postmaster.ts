import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOf } from '../unavailable.ts';
import { type Place, socketIn } from './place.ts';

export interface Postmaster {
  pid: number;
  sockets: string | undefined;
  /** 'starting' while it replays its journal, 'ready', 'stopping'. */
  status: string;
}

/** What PostgreSQL's lock file says; the process may be long dead. */
export function recordedPostmaster({ cluster }: Place): Postmaster | undefined {
  try {
    // Lines: pid, data directory, start, port, socket directory, address, shared memory, status.
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0
      ? { pid, sockets: lines[4] || undefined, status: lines[7]?.trim() || 'starting' }
      : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export function runningPostmaster(place: Place): Postmaster | undefined {
  const recorded = recordedPostmaster(place);
  return recorded && isPostmaster(recorded.pid, place) ? recorded : undefined;
}

/** A PostgreSQL works in its cluster's directory; after a reboot its number may have passed to any other program. */
function isPostmaster(pid: number, { cluster }: Place): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    return (
      basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()) ===
      'postgres'
    );
  } catch (error) {
    return codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * PostgreSQL would take a live process with the recorded number for another postmaster, and an empty file for one that
 * is just starting, and refuse for ever. Only when nobody listens on the socket. A dead number is left to PostgreSQL,
 * which then looks for surviving children as well. `newest` was made just now: its time is the clock.
 */
export async function removeStaleLock(place: Place, newest: string): Promise<void> {
  const stranger = strangerIn(place);
  // A postmaster that is just ending looks like a stranger too, but not for long.
  if (stranger) await setTimeout(300);
  const isForeign = stranger !== undefined && strangerIn(place) === stranger;
  for (const path of [join(place.cluster, 'postmaster.pid'), `${socketIn(place.sockets)}.lock`]) {
    if (isForeign || isOldAndEmpty(path, newest)) rmSync(path, { force: true });
  }
}

function strangerIn(place: Place): number | undefined {
  const pid = recordedPostmaster(place)?.pid;
  return pid && isAlive(pid) && !isPostmaster(pid, place) ? pid : undefined;
}

/** For a server that nobody would stop. It may have ended by itself meanwhile. */
export function endPostmaster(place: Place, pid: number): void {
  try {
    if (runningPostmaster(place)?.pid === pid) process.kill(pid, 'SIGINT');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** PostgreSQL fills it within milliseconds; a crash between leaves it so. */
function isOldAndEmpty(path: string, newest: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.size === 0 && statSync(newest).mtimeMs - found.mtimeMs > 5000;
}
