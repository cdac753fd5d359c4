import { execFile } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, DatabaseUnavailable, reasonOf } from '../unavailable.ts';
import { type Account, environment, give } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

/** Made beside its place and renamed into it: a first start that is killed leaves nothing in the way of the next. */
export async function initialise(place: Place, { initdb }: Binaries, account: Account): Promise<void> {
  if (existsSync(place.cluster)) return;
  refuseLoss(place);
  chmodSync(place.folder, 0o700);
  const draft = mkdtempSync(join(place.folder, 'new-'));
  try {
    give(draft, account);
    const [program, args, as] = account.asAccount(initdb, [`--pgdata=${draft}`, ...options]);
    await promisify(execFile)(program, args, { ...as, env: environment });
    renameSync(draft, place.cluster);
    syncFolder(place.folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was first, and its database is as good.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return;
    const { stderr } = error as { stderr?: string };
    throw new DatabaseUnavailable(
      `no database could be made in ${place.folder} (${reasonOf(stderr?.trim() || error)}): correct that, set RELEVE_DATA to another directory, or set DATABASE_URL`,
    );
  }
}

/** The builtin locale needs none of the system, and never changes its sorting order with it. */
const options = [
  ...['--username=releve', '--auth=trust', '--encoding=UTF8', '--data-checksums', '--no-instructions'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
];

/** The log outlives a database that was moved away or lost: an empty one in its stead would hide that. */
function refuseLoss(place: Place): void {
  if (!existsSync(place.log)) return;
  throw new DatabaseUnavailable(
    `the database ${place.cluster} is gone: put it back or restore a backup; to begin with an empty one, remove ${place.folder}`,
  );
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
