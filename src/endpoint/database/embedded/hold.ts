import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codeOf } from '../unavailable.ts';
import { type Account, environment, give } from './account.ts';
import type { Place } from './place.ts';
import { until } from './wait.ts';

/**
 * Each running server has a folder `run-…` with a pipe in it. Every process that uses the server keeps the pipe open
 * for writing; a watcher reads it, and stops the server at its end, which the kernel brings about however the last of
 * them ends. So who started the server does not matter, and nobody has to be told who else is there.
 */
export interface Hold {
  release(): void;
}

/** Stops its own server, found by $$, and no other: gently for two seconds, then at once, which loses nothing either. */
export const watchAndServe = `
run=$1 cluster=$2; shift 2
own() { read -r pid <"$cluster/postmaster.pid" && [ "$pid" = $$ ]; }
watch() {
  trap '' HUP INT QUIT TERM
  while read -r joiner; do rmdir "$run/$joiner"; done
  exec </dev/null
  rm -rf "$run"
  tries=0
  while kill -0 $$ && [ $tries -lt 100 ]; do
    if own; then if [ $tries -lt 20 ]; then kill -INT $$; else kill -QUIT $$; fi; fi
    tries=$((tries + 1))
    sleep 0.1
  done
}
( (watch) <&3 3<&- >/dev/null 2>&1 & )
exec "$@" 3<&-`;

export interface Pipe extends Hold {
  folder: string;
  /** For the watcher's standard input; closed here once it has it. */
  reading: number;
}

export function makePipe(place: Place, account: Account): Pipe {
  const folder = mkdtempSync(join(place.folder, 'run-'));
  const path = join(folder, 'users');
  execFileSync('mkfifo', ['-m', '600', path], { env: environment });
  give(path, account);
  give(folder, account);
  // Opening one end alone would wait for the other.
  const both = openSync(path, constants.O_RDWR);
  const reading = openSync(path, constants.O_RDONLY);
  const hold = holding(openSync(path, constants.O_WRONLY));
  closeSync(both);
  return { ...hold, folder, reading };
}

/**
 * Joins a server by the name of its run folder. 'unwatched': its watcher is stopping it, or was killed. Opening the
 * pipe is not enough, as the watcher may just have seen its end: it has to answer, by removing a folder made for that.
 */
export async function takeHold(place: Place, run: string): Promise<Hold | 'unwatched' | 'no answer'> {
  const folder = join(place.folder, basename(run));
  let hold: Hold | undefined;
  try {
    const question = mkdtempSync(join(folder, 'join-'));
    const pipe = openSync(join(folder, 'users'), constants.O_WRONLY | constants.O_NONBLOCK);
    hold = holding(pipe);
    writeSync(pipe, `${basename(question)}\n`);
    if (await until(3000, () => !existsSync(question))) return hold;
    rmSync(question, { recursive: true, force: true });
    hold.release();
    return 'no answer';
  } catch (error) {
    // ENXIO: nobody reads the pipe.
    if (!['ENOENT', 'ENXIO', 'EPIPE'].includes(codeOf(error))) throw error;
  }
  hold?.release();
  return 'unwatched';
}

function holding(pipe: number): Hold {
  let open = true;
  return {
    release() {
      if (open) closeSync(pipe);
      open = false;
    },
  };
}
