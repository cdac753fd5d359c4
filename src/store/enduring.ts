import { NewerDatabase, type TabletDatabase } from './database.ts';

const mostTries = 4;

type Task<T> = (isAgain: boolean) => PromiseLike<T>;

/**
 * Does over a fresh connection, at most three times more, what failed because its connection died. The browser may have
 * completed it all the same: `task` must be one that can be done twice. Rejects with the last error.
 */
export async function enduring<T>(database: TabletDatabase, task: Task<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await task(tries > 1);
    } catch (error) {
      if (tries === mostTries || database.isLeft || !isOfConnection(error as Failure)) throw error;
      database.close({ disableAutoOpen: false });
      // Safari's storage takes a moment to be there again; the first time there is nothing to wait for.
      await new Promise((resolve) => setTimeout(resolve, (tries - 1) * 300));
    }
  }
}

/** The same, once what this page asked to write before is done with: a draft tried again must not come after its seal. */
export function inTurn<T>(database: TabletDatabase, task: Task<T>): Promise<T> {
  const done = database.lastTurn.then(() => enduring(database, task));
  database.lastTurn = done.catch(() => undefined);
  return done;
}

type Failure = Error & { inner?: Error };

/**
 * Chromium closes all connections after a write that its disk refused, Safari those of a page in the background: then
 * InvalidStateError, UnknownError or, of what was under way, AbortError. Dexie calls a failed opening DatabaseClosedError.
 */
function isOfConnection({ name, inner }: Failure): boolean {
  if (inner instanceof NewerDatabase) return false;
  return /^(Database|Invalid|Unknown|Abort)/.test(name) && inner?.name !== 'QuotaExceededError';
}
