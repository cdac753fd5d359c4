import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { codeOf, DatabaseUnavailable } from '../unavailable.ts';
import { type Account, give } from './account.ts';
import type { Place } from './place.ts';

/** Who may enter the socket's folder may read the database: only its owner and root. Refuses what another user prepared. */
export function prepareSockets({ folder, sockets }: Place, account: Account): void {
  if (sockets === folder) return;
  try {
    mkdirSync(sockets, { mode: 0o700 });
    give(sockets, account);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const found = lstatSync(sockets);
  const owner = account.ids?.uid ?? process.getuid?.();
  const ours = found.uid === owner || found.uid === process.getuid?.();
  if (!found.isDirectory() || !ours) {
    throw new DatabaseUnavailable(
      `${sockets} belongs to uid ${found.uid}, not to the database: remove it, or set RELEVE_DATA to a shorter path`,
    );
  }
  give(sockets, account);
  chmodSync(sockets, 0o700);
}
