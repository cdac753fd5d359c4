/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { openTabletDatabase } from '../src/store/index.ts';
import { drainOrReject, openedOnce } from '../src/sync/in-background.ts';
import { remindFromPlan, remindTag } from '../src/sync/reminder-plan.ts';
import { drainTag, skipWaitingMessage } from '../src/sync/worker-names.ts';

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: PrecacheEntry[];
declare const __APP_VERSION__: string;

// The app itself, all of it, and nothing that the endpoint answers.
precacheAndRoute(__PRECACHE__);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/v1\//] }));

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until a person agrees: a count may be under way.
self.addEventListener('message', (event) => {
  if (event.data === skipWaitingMessage) self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { tag: string };
  if (sync.tag === drainTag) sync.waitUntil(parts().then(drainOrReject));
});

// A wake-up at the browser's pleasure, where the app is installed and the browser knows of such a thing.
self.addEventListener('periodicsync', (event) => {
  const wakeUp = event as ExtendableEvent & { tag: string };
  if (wakeUp.tag === remindTag)
    wakeUp.waitUntil(remindFromPlan(self.registration, caches, new Date().toISOString()));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow('/'));
});

const database = openedOnce(() => openTabletDatabase('releve'));

async function parts() {
  return {
    database: await database(),
    subtle: crypto.subtle,
    fetcher: fetch.bind(self),
    locks: navigator.locks,
    now: () => new Date().toISOString(),
    random: Math.random,
    isWatched: () => false,
    newBatchId: () => crypto.randomUUID(),
    app: __APP_VERSION__,
    // Packs are the page's to take: their reader knows every kind of rule, and weighs a tenth of this file.
    packReader: () => Promise.reject(new Error('left to the page')),
    reissuer: async () => null,
  };
}
