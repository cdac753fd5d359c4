import { type OwnDrafts, type TabletDatabase, watchSnapshot } from '../store/index.ts';
import type { Snapshot } from '../store/snapshot.ts';

/**
 * Returns how to show the tablet to a person, '' for nobody. Whoever held it before is gone from the screens at once,
 * before anything is read.
 */
export function watchAs(
  database: TabletDatabase,
  own: OwnDrafts,
  onSnapshot: (snapshot: Snapshot) => void,
  onError: (error: unknown) => void,
): (person: string) => void {
  let stop = () => {};
  let last: Snapshot | null = null;
  const tell = (snapshot: Snapshot) => {
    last = snapshot;
    onSnapshot(snapshot);
  };
  return (person) => {
    stop();
    if (last) tell({ ...last, person: '', drafts: [] });
    stop = watchSnapshot(database, own, person, tell, onError);
  };
}
