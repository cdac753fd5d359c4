/**
 * What /sw.js is while workers are to be gone: it takes over at once, deletes what was cached, ends its registration and
 * opens the pages again from here. What a tablet has counted is not touched, nor are the app's
 * own caches, which hold what is unsent where files cannot. A page for which nothing was cached is left alone, or it would
 * open again for ever.
 */
export const workerRemoval = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith('workbox-'));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  if (names.length === 0) return;
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}
`;
