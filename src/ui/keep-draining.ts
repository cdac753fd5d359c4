import type { SyncParts } from '../sync/parts.ts';
import { drainTag } from '../sync/worker-names.ts';

const everyMs = 15 * 60_000;

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/**
 * Starts the page's own triggers: now, when the network comes back, when the page is seen again, every 15 minutes, and
 * when a failed attempt's wait is over. Never asks whether there is a network: it tries. Returns the trigger for a
 * freshly sealed event, which also asks the worker to carry on should this page be closed.
 */
export function keepDraining(
  parts: SyncParts,
  registration: () => ServiceWorkerRegistration | undefined,
  afterDraining: () => Promise<void>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = async (insist: boolean) => {
    clearTimeout(timer);
    let waitMs = everyMs;
    try {
      // Not needed to open nor to count, so fetched once the page stands; the worker holds it for when there is no network.
      const { drain } = await import('../sync/drain.ts');
      const { nextTryInMs } = await drain(parts, insist);
      waitMs = Math.min(everyMs, nextTryInMs ?? everyMs);
      await afterDraining();
    } catch {
      // The page was left in the middle, or storage failed: the next occasion tries again.
    } finally {
      clearTimeout(timer);
      timer = setTimeout(() => void go(false), Math.max(1_000, waitMs));
    }
  };
  addEventListener('online', () => void go(true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void go(true);
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) void go(true);
  });
  void go(true);
  return () => {
    void go(true);
    void askWorker(registration());
  };
}

/** Background Sync is one trigger among several: missing in most browsers, refused in some, and never waited for. */
async function askWorker(registration: SyncRegistration | undefined): Promise<void> {
  await registration?.sync?.register(drainTag).catch(() => undefined);
}
