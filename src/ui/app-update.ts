import { skipWaitingMessage } from '../sync/worker-names.ts';
import { trustedScript } from './trusted-script.ts';

export interface AppUpdate {
  registration: ServiceWorkerRegistration | undefined;
  /** Hands over to the waiting version and reloads once it is in charge. */
  apply: () => void;
}

/** Registers the worker. `onReady` is called when a new version waits for somebody's consent. */
export async function registerWorker(onReady: () => void): Promise<AppUpdate> {
  // Not needed to open, so not part of what opening fetches.
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(trustedScript('/sw.js'));
  workbox.addEventListener('waiting', onReady);
  const registration = await workbox.register();
  return {
    registration,
    apply: () => {
      workbox.addEventListener('controlling', () => location.reload());
      registration?.waiting?.postMessage(skipWaitingMessage);
    },
  };
}
