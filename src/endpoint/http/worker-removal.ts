/**
 * What /sw.js is while workers are to be gone. Already while it installs it deletes what was cached and ends its
 * registration, for it may wait minutes to take over from a worker that is at work: the next load then comes from here.
 * Where it does take over it opens the pages again at once; one for which nothing was cached is left alone, or it would
 * open again for ever. What a tablet has counted is not touched, nor are the app's own caches, which hold what is
 * unsent where files cannot.
 */
export const workerRemoval = `let hadPages = false;
self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(remove());
});
self.addEventListener('activate', (event) => event.waitUntil(reopen()));
async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith('workbox-'));
  hadPages = names.length > 0;
  await Promise.all(names.map((name) => caches.delete(name)));
  // Its turn comes after the installation, which therefore must not wait for it.
  self.registration.unregister();
}
async function reopen() {
  if (!hadPages) return;
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}
`;
