import type { Page } from 'playwright-core';

/** What the tablet has on disk of counts under way. */
export async function keptDrafts(page: Page): Promise<string> {
  const drafts = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const asked = opening.result.transaction('personDrafts').objectStore('personDrafts').getAll();
          asked.onerror = reject;
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result);
          };
        };
      }),
  );
  return JSON.stringify(drafts);
}
