import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseUnavailable } from '../unavailable.ts';
import { type Account, chooseAccount, environment } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Hold, makePipe, type Pipe, watchAndServe } from './hold.ts';
import { initialise } from './initialise.ts';
import { type Log, openLog, tailOf } from './log.ts';
import type { Place } from './place.ts';
import { recordedPostmaster, removeStaleLock } from './postmaster.ts';
import { prepareSockets } from './sockets.ts';
import { sweep } from './sweep.ts';
import { until } from './wait.ts';

/**
 * Starts the server and waits until it answers, however long it replays its journal. `lost`: another process has, or
 * had a moment ago, a server on the same data. Throws DatabaseUnavailable when PostgreSQL refuses the data.
 */
export async function start(place: Place, say: (line: string) => void): Promise<Hold | { lost: string }> {
  const binaries = findBinaries();
  const account = await chooseAccount(place, binaries);
  await initialise(place, binaries, account);
  prepareSockets(place, account);

  const log = openLog(place, account);
  const pipe = makePipe(place, account);
  await removeStaleLock(place, pipe.folder);
  const server = launch(place, binaries, account, pipe, log);
  closeSync(pipe.reading);
  try {
    while (!(await until(5000, () => server.hasEnded() || isReady(place, server.pid)))) {
      say(`PostgreSQL is still starting in ${place.cluster}: ${tailOf(log.recent())}`);
    }
    if (!server.hasEnded()) {
      sweep(place, pipe.folder);
      return pipe;
    }
    pipe.release();
    const text = log.recent();
    const reason = tailOf(text);
    if (isTaken.test(text)) return { lost: reason };
    throw new DatabaseUnavailable(
      `PostgreSQL refuses the database ${place.cluster} (${reason}): free the disk if it is full, else restore a backup; nothing was changed`,
    );
  } finally {
    log.close();
  }
}

/** What PostgreSQL says of a server that starts, runs or ends on the same data. */
const isTaken =
  /lock file .* (already exists|is empty)|bogus data in lock file|pre-existing shared memory block/;

function isReady(place: Place, pid: number | undefined): boolean {
  const recorded = recordedPostmaster(place);
  return recorded?.pid === pid && recorded?.status === 'ready';
}

/** Detached, so that Ctrl-C reaches the endpoint alone, which then ends in order. */
function launch(place: Place, binaries: Binaries, account: Account, pipe: Pipe, log: Log) {
  const server = [binaries.postgres, '-D', place.cluster, ...settings(place, pipe)];
  const shell = ['-c', watchAndServe, 'releve-database', pipe.folder, place.cluster, ...server];
  const [program, args, as] = account.asAccount('/bin/sh', shell);
  const stdio = ['ignore' as const, log.file, log.file, pipe.reading];
  const child = spawn(program, args, { ...as, env: environment, cwd: '/', detached: true, stdio });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  return { pid: child.pid, hasEnded: () => ended };
}

function settings(place: Place, pipe: Pipe): string[] {
  const all = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    listen_addresses: '',
    // A list of names: quoted, or a comma or a space in the path would end it.
    unix_socket_directories: `"${place.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    // A quarter of the default: bounds what a start after a crash has to replay.
    max_wal_size: '256MB',
    log_checkpoints: 'off',
    'releve.watch': basename(pipe.folder),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
