import { Workbox } from 'workbox-window';
import { skipWaitingMessage } from '../sync/worker-names.ts';
import { trustedScript } from './trusted-script.ts';

/** A tablet stays open for days; a browser looks by itself only when a page is opened. */
const lookEveryMs = 3_600_000;

export interface AppUpdate {
  registration: ServiceWorkerRegistration | undefined;
  /** Hands over to the waiting version and reloads once it is in charge. */
  apply: () => void;
}

/** Fetched once the page stands. Registers the worker, and looks for a newer one. `onReady` is called when one waits for somebody's consent. */
export async function registerWorker(onReady: () => void): Promise<AppUpdate> {
  const workbox = new Workbox(trustedScript('/sw.js'));
  workbox.addEventListener('waiting', onReady);
  const registration = await workbox.register();
  const look = () => void workbox.update().catch(() => undefined);
  look();
  setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  return {
    registration,
    apply: () => {
      workbox.addEventListener('controlling', () => location.reload());
      registration?.waiting?.postMessage(skipWaitingMessage);
    },
  };
}
