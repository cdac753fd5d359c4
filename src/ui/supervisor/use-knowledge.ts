import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';
import { SupervisionView } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { type Knowledge, type Lesson, learn, nothingKnown } from './knowledge.ts';

export interface ViewCache {
  read(): Promise<{ view: SupervisionView; at: Instant } | null>;
  write(view: SupervisionView): Promise<void>;
  erase(): Promise<void>;
}

const everyMs = 60_000;

export interface Knowing {
  known: Knowledge;
  refresh: () => void;
  entered: () => Promise<void>;
  /** What it resolves to is where to go on to, if anywhere. */
  leave: () => Promise<string | null>;
}

/** Asks when opened, each time the page is seen again, and every minute while it is. Asks nothing where `active` is false. */
export function useKnowledge(
  client: SupervisionClient,
  cache: ViewCache,
  now: Instant,
  active: boolean,
): Knowing {
  const [known, tell] = useReducer(learn, nothingKnown);
  const latest = useRef({ now, stopped: false, asking: false, again: false });
  latest.current.now = now;

  const refresh = async () => {
    const state = latest.current;
    if (state.stopped) return;
    // What is being answered may have been read before what the caller has just changed.
    state.again = state.asking;
    if (state.asking) return;
    state.asking = true;
    const reply = await client.view();
    state.asking = false;
    tell({ kind: 'answered', reply, at: state.now });
    if (state.again) refresh();
  };

  useEffect(() => {
    if (active) recall(cache, tell);
  }, [active]);

  useEffect(() => {
    if (!active) return;
    const whenVisible = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    whenVisible();
    document.addEventListener('visibilitychange', whenVisible);
    const timer = setInterval(whenVisible, everyMs);
    return () => {
      document.removeEventListener('visibilitychange', whenVisible);
      clearInterval(timer);
    };
  }, [active]);

  useEffect(() => {
    // A browser that refuses to keep a view still shows it; only the offline opening is lost.
    // Who leaves at the moment that a view comes leaves none behind.
    if (known.contact.kind === 'live' && known.held && !latest.current.stopped)
      cache.write(known.held.view).catch(() => {});
  }, [known.held]);

  return {
    known,
    refresh,
    entered: async () => {
      await erase(cache);
      latest.current.stopped = false;
      tell({ kind: 'entered' });
    },
    leave: async () => {
      latest.current.stopped = true;
      const erased = await erase(cache);
      tell({ kind: 'left', told: null, erased });
      const reply = await client.leave();
      tell({ kind: 'left', told: reply.kind === 'ok' || reply.kind === 'signed-out', erased });
      // What could not be erased must be read before anything else is shown.
      return reply.kind === 'ok' && erased ? (reply.value?.next ?? null) : null;
    },
  };
}

async function recall(cache: ViewCache, tell: (lesson: Lesson) => void): Promise<void> {
  const kept = await cache.read().catch(() => null);
  // Kept by an older version of these pages, a view may lack what this one reads.
  if (kept && SupervisionView.safeParse(kept.view).success)
    tell({ kind: 'remembered', held: { view: kept.view, receivedAt: kept.at } });
}

function erase(cache: ViewCache): Promise<boolean> {
  return cache.erase().then(
    () => true,
    () => false,
  );
}
