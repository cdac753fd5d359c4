import type { TabletDatabase } from '../../store/index.ts';
import { serveWaits } from '../../store/pin.ts';
import type { Locks } from '../page-locks.ts';

interface ServingParts {
  database: TabletDatabase;
  locks: Locks;
  /** Milliseconds on a clock that nobody can set. */
  elapsed(): number;
  sleep(ms: number): Promise<void>;
}

const tickMs = 1_000;

/**
 * Lets the waits after wrong codes go by while the app is open, in one page at a time. Returns how to begin, to be
 * called whenever there may be something to wait for; it ends by itself.
 */
export function waitServer({ database, locks, elapsed, sleep }: ServingParts): () => void {
  let current: symbol | null = null;
  const serve = async (isCurrent: () => boolean) => {
    let last = elapsed();
    while ((await serveWaits(database, 0)) > 0) {
      await sleep(tickMs);
      if (!isCurrent()) return;
      const now = elapsed();
      await serveWaits(database, now - last);
      last = now;
    }
  };
  return () => {
    if (current) return;
    const mine = Symbol();
    current = mine;
    const ended = () => {
      if (current === mine) current = null;
    };
    // A page that was left holds no lock any more, so that another may serve.
    locks.request('releve-pin-waits', () => serve(() => current === mine)).then(ended, ended);
  };
}
