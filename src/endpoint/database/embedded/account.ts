import { execFile } from 'node:child_process';
import { chownSync, existsSync, lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, DatabaseUnavailable, reasonOf } from '../unavailable.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

/** Whom PostgreSQL runs as, and how a program is started as that. */
export interface Account {
  /** Undefined: as ourselves. */
  ids: { uid: number; gid: number } | undefined;
  asAccount(
    program: string,
    args: string[],
  ): [program: string, args: string[], as: { uid?: number; gid?: number }];
}

/** Nothing from the caller's own environment, where PGDATA and the like may be set. */
export const environment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const nobody = { uid: 65534, gid: 65534 };
const run = promisify(execFile);

/** PostgreSQL refuses uid 0: root runs it as the owner of the database, or as nobody, and gives that one the folder. */
export async function chooseAccount(place: Place, { postgres }: Binaries): Promise<Account> {
  if (process.getuid?.() !== 0) return { ids: undefined, asAccount: (program, args) => [program, args, {}] };
  const ids = ownerOf(place) ?? nobody;
  giveTo(place.folder, ids);

  const failures: string[] = [];
  for (const asAccount of ways(ids)) {
    const failure = await tryOut(asAccount, place, postgres);
    if (failure === undefined) return { ids, asAccount };
    failures.push(failure);
  }
  throw new DatabaseUnavailable(
    `PostgreSQL cannot run as root, and uid ${ids.uid} cannot use ${postgres} and ${place.folder} (${failures.join('; ')}): move both below directories that all may enter, start as another user, or set DATABASE_URL`,
  );
}

/**
 * Plainly when all may enter the path; else, below a 0700 directory such as /root, with the one right to pass it.
 * Containers seldom grant dac_read_search, mostly dac_override, which a root-only umask needs as well. Without
 * no_setuid_fixup access(2) ignores the right, and initdb does not find postgres.
 */
function ways({ uid, gid }: { uid: number; gid: number }): Account['asAccount'][] {
  const withRight = (right: string): Account['asAccount'] => {
    const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    const rights = ['--securebits=+no_setuid_fixup', `--inh-caps=+${right}`, `--ambient-caps=+${right}`];
    return (program, args) => ['setpriv', [...user, ...rights, program, ...args], {}];
  };
  return [
    (program, args) => [program, args, { uid, gid }],
    withRight('dac_read_search'),
    withRight('dac_override'),
  ];
}

const trial = 'cd "$1" && : >trial.$$ && rm -f trial.$$ && test -x "$2" && exec "$2" --version';

async function tryOut(asAccount: Account['asAccount'], place: Place, postgres: string) {
  const [program, args, as] = asAccount('/bin/sh', ['-c', trial, 'sh', place.folder, postgres]);
  try {
    const { stderr } = await run(program, args, { ...as, env: environment, timeout: 10_000 });
    return stderr.trim() ? reasonOf(stderr) : undefined;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    return reasonOf(stderr?.trim() || error);
  }
}

function ownerOf({ cluster }: Place) {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = lstatSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

/** A copy restored by root belongs to root: it is given whole. Files of a running server may vanish meanwhile. */
function giveTo(path: string, ids: { uid: number; gid: number }): void {
  try {
    const found = lstatSync(path);
    if (found.uid !== ids.uid) lchownSync(path, ids.uid, ids.gid);
    if (!found.isDirectory()) return;
    for (const name of readdirSync(path)) giveTo(join(path, name), ids);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new DatabaseUnavailable(
      `${path} cannot be given to uid ${ids.uid} (${reasonOf(error)}): set DATABASE_URL, or RELEVE_DATA to a local disk`,
    );
  }
}

/** Another user than root has only what is its own. */
export function refuseForeign(place: Place): void {
  const { uid } = lstatSync(place.folder);
  const own = process.getuid?.() ?? uid;
  if (own === 0 || own === uid) return;
  throw new DatabaseUnavailable(
    `the database in ${place.folder} belongs to uid ${uid}: start as that user or as root, or set RELEVE_DATA to another directory`,
  );
}

export function give(path: string, { ids }: Account): void {
  if (ids) chownSync(path, ids.uid, ids.gid);
}
