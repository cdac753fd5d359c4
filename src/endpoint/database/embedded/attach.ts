import { setTimeout } from 'node:timers/promises';
import { isAway } from '../connect.ts';
import type { Role } from '../open.ts';
import { DatabaseUnavailable } from '../unavailable.ts';
import { type Hold, takeHold } from './hold.ts';
import { dataOf, type Place } from './place.ts';
import { endPostmaster, runningPostmaster } from './postmaster.ts';
import { openSession, type Session } from './session.ts';
import { start } from './start.ts';

/** One process's share in the server. */
export interface Attachment {
  session: Session;
  hold: Hold;
}

/** How long a server may neither answer nor end, in ms; replaying its journal does not count. */
const patience = 15_000;

/** Joins the server of this place, or starts it. Throws DatabaseUnavailable. */
export async function attach(place: Place, role: Role, say: (line: string) => void): Promise<Attachment> {
  let end = performance.now() + patience;
  let nextWord = performance.now() + 5000;
  let obstacle = '';
  for (;;) {
    const joined = await join(place, role);
    if (joined) return joined;

    const server = runningPostmaster(place);
    if (server?.status === 'starting') {
      end = performance.now() + patience;
      if (performance.now() > nextWord) {
        say(`waiting for PostgreSQL to start in ${place.cluster}`);
        nextWord += 5000;
      }
    }
    if (performance.now() > end) throw stuck(place, server?.pid, obstacle);
    if (!server) {
      const started = await startAndJoin(place, role, say);
      if (typeof started === 'object') return started;
      obstacle = started;
    }
    await setTimeout(20);
  }
}

/** What stood in the way, when another process was faster or its server has not quite ended. */
async function startAndJoin(
  place: Place,
  role: Role,
  say: (line: string) => void,
): Promise<Attachment | string> {
  const started = await start(place, say);
  if ('lost' in started) return started.lost;
  try {
    return (await join(place, role)) ?? 'it ended right after it started';
  } finally {
    started.release();
  }
}

async function join(place: Place, role: Role): Promise<Attachment | undefined> {
  const session = await openSession(place, role);
  if (!session) return undefined;
  try {
    if (role === 'endpoint') await session.claim();
    const hold = await takeHold(place, session.watch);
    if (typeof hold === 'object') return { session, hold };
    // It is being stopped, or its watcher was killed: then nobody else would ever stop it.
    if (hold === 'unwatched' && (await session.isAlone())) endPostmaster(place, session.server);
  } catch (error) {
    await session.end();
    if (isAway(error)) return undefined;
    throw error;
  }
  await session.end();
  return undefined;
}

function stuck(place: Place, pid: number | undefined, obstacle: string): DatabaseUnavailable {
  const which = pid ? `process ${pid}` : 'its process is unknown';
  const why = obstacle && ` (${obstacle})`;
  return new DatabaseUnavailable(
    `PostgreSQL in ${dataOf(place)}, ${which}, neither answers nor ends${why}: end it, then start again`,
  );
}
