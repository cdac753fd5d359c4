import { skipWaitingMessage } from '../sync/worker-names.ts';

export interface AppUpdate {
  registration: ServiceWorkerRegistration | undefined;
  /** Hands over to the waiting version and reloads once it is in charge. */
  apply: () => void;
}

/** Registers the worker. `onReady` is called when a new version waits for somebody's consent. */
export async function registerWorker(onReady: () => void): Promise<AppUpdate> {
  // Not needed to open, so not part of what opening fetches.
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(trustedUrl('/sw.js'));
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

interface TrustedTypesWindow {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): {
      createScriptURL(url: string): unknown;
    };
  };
}

/** Trusted Types guard the worker's address too; the policy lets through this one alone. */
function trustedUrl(url: '/sw.js'): string {
  const policy = (window as TrustedTypesWindow).trustedTypes?.createPolicy('releve', {
    createScriptURL: (asked) => {
      if (asked !== '/sw.js') throw new TypeError(`not a script of ours: ${asked}`);
      return asked;
    },
  });
  return (policy?.createScriptURL(url) ?? url) as string;
}
