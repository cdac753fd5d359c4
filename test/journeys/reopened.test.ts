import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { stage } from '../support/stage.ts';
import { backToToday, enrolTablet, fillIn, keys } from '../support/steps.ts';

const compter = /^(Compter|Reprendre le comptage de) Tocilizumab IV/;
const soon = { timeout: 60_000 };

describe.skipIf(!inject('chromium'))('on a tablet that is slow to read what it holds', () => {
  const scene = stage();
  let page: Page;

  beforeAll(async () => {
    page = scene.tablet.page;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await makeSlow(page);
    await page.goto(scene.address('/'));
  });

  test('a count left and opened again at once holds its last touch', async () => {
    await fillIn(page, compter, [2, 7]);
    await keys(page, '5');
    await page.goBack();
    await page.getByRole('link', { name: compter }).click(soon);
    expect(await figures(page)).toEqual(['2', '7', '5']);
  });

  test('a count opened again at once after it was recorded is empty', async () => {
    await keys(page, '1229');
    await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
    await page.getByRole('heading', { name: 'Enregistré sur cette tablette' }).waitFor(soon);
    await backToToday(page);
    await page.getByRole('link', { name: compter }).click(soon);

    expect(await figures(page)).toEqual([]);
  });
});

async function figures(page: Page): Promise<string[]> {
  await page.locator('.figure').first().waitFor(soon);
  return page.locator('.figure .value').allInnerTexts();
}

/** Years of acknowledgements: every reading for the screens goes through them. */
async function makeSlow(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('acknowledgements', 'readwrite');
          const row = {
            device: 'before',
            state: 'stored',
            number: 1,
            receivedAt: '2021-01-01T00:00:00Z',
            hash: 'h',
          };
          for (let seq = 1; seq <= 100_000; seq++)
            writing.objectStore('acknowledgements').put({ ...row, seq });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
  );
}
