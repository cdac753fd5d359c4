import { liveQuery } from 'dexie';
import type { TabletDatabase } from './database.ts';
import { enduring } from './enduring.ts';
import type { OwnDrafts } from './own-drafts.ts';
import { type EventCache, readSnapshot } from './read-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

const tryAgainMs = 5_000;

/**
 * Calls back with everything the screens show to a person, now and after each change by page or worker, until stopped.
 * `onError` hears of a reading that no fresh connection helped; it goes on being tried, now and then.
 */
export function watchSnapshot(
  database: TabletDatabase,
  own: OwnDrafts,
  person: string,
  onSnapshot: (snapshot: Snapshot) => void,
  onError: (error: unknown) => void,
): () => void {
  const cache: EventCache = new Map();
  const read = () => readSnapshot(database, cache, person);
  let isStopped = false;
  let stop = () => {};
  const watch = () => {
    if (isStopped) return;
    // As a value: Dexie's live queries tell nobody of a connection that was closed on them.
    const reading = liveQuery(async () => {
      const mark = own.mark();
      return { mark, snapshot: await read().catch(() => null) };
    });
    const subscription = reading.subscribe(({ mark, snapshot }) => {
      if (snapshot) onSnapshot(own.over(snapshot, mark));
      // Dexie asks anew when a page that was left is shown again.
      else if (!database.isLeft) again();
    });
    stop = () => subscription.unsubscribe();
  };
  const again = () => {
    stop();
    enduring(database, read).then(watch, (error: unknown) => {
      if (isStopped) return;
      onError(error);
      setTimeout(watch, tryAgainMs);
    });
  };
  watch();
  return () => {
    isStopped = true;
    stop();
  };
}
