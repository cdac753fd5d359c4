import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { stage } from '../support/stage.ts';
import { backToToday, enrolTablet, fillIn, keys } from '../support/steps.ts';

const compter = /^(Compter|Reprendre le comptage de) Tocilizumab IV/;
const soon = { timeout: 20_000 };

describe.skipIf(!inject('chromium'))('while the tablet cannot read what it holds', () => {
  const scene = stage();
  let page: Page;

  beforeAll(async () => {
    page = scene.tablet.page;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
  });

  test('a count that is left and opened again shows its last touch', async () => {
    await fillIn(page, compter, [2, 7]);
    const letGo = await keepBusy(page);
    await keys(page, '5');
    await page.goBack();
    await page.getByRole('link', { name: compter }).click(soon);
    expect(await figures(page)).toEqual(['2', '7', '5']);
    await letGo();
  });

  test('a count that was recorded is not opened again', async () => {
    await keys(page, '1229');
    // All of it has been read before the reading is held up.
    await page.waitForTimeout(2_000);
    const letGo = await keepBusy(page);
    await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
    await page.getByRole('heading', { name: 'Enregistré sur cette tablette' }).waitFor(soon);
    await backToToday(page);
    await page.getByRole('link', { name: compter }).click(soon);
    expect(await figures(page)).toEqual([]);
    await letGo();
  });
});

async function figures(page: Page): Promise<string[]> {
  await page.locator('.figure').first().waitFor(soon);
  return page.locator('.figure .value').allInnerTexts();
}

/** A write that goes on and on to the views of supervisors: only who reads everything, as the screens do, waits for it. */
async function keepBusy(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(
    () =>
      new Promise<{ isOver: boolean }>((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const held = { isOver: false };
          const views = opening.result.transaction('views', 'readwrite').objectStore('views');
          const again = () => {
            if (held.isOver) opening.result.close();
            else views.get('nobody').onsuccess = again;
          };
          again();
          resolve(held);
        };
      }),
  );
  return () =>
    hold.evaluate((held) => {
      held.isOver = true;
    });
}
