import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, DatabaseUnavailable, reasonOf } from '../unavailable.ts';

/** Where the parts of one embedded database lie. */
export interface Place {
  /** Ours alone, mode 0700. */
  folder: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  log: string;
  /** The folder of the socket: `folder`, or a short one when its path is too long for a socket. */
  sockets: string;
}

/** The socket's address holds 107 bytes on Linux, 103 on macOS. */
const longestSocket = 103;

/** Creates the folder when it is missing. */
export function placeIn(dataDirectory: string): Place {
  try {
    mkdirSync(join(dataDirectory, 'database'), { recursive: true, mode: 0o711 });
    const folder = realpathSync(join(dataDirectory, 'database'));
    return { folder, cluster: join(folder, 'cluster'), log: join(folder, 'log'), sockets: socketsOf(folder) };
  } catch (error) {
    throw new DatabaseUnavailable(
      `the data directory ${dataDirectory} is not usable (${reasonOf(error)}): set RELEVE_DATA to a directory that this user can write`,
    );
  }
}

/** Whether an endpoint ever began here; where that cannot be looked at, opening will say why. */
export function holdsDatabase(dataDirectory: string): boolean {
  try {
    return readdirSync(join(dataDirectory, 'database')).length > 0;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
  }
}

export function socketIn(folder: string): string {
  return join(folder, '.s.PGSQL.5432');
}

export function dataOf(place: Place): string {
  return dirname(place.folder);
}

function socketsOf(folder: string): string {
  if (Buffer.byteLength(socketIn(folder)) <= longestSocket) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `releve-${name}`);
}
