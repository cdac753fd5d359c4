import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { openTablet } from '../support/browser.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { addPerson, backToToday, count, enrolTablet, keys, openAs, typePin } from '../support/steps.ts';

const marie = ['Marie', '482913'] as const;
const zoe = ['Zoé', '775310'] as const;
const countTocilizumab = /^(Compter|Reprendre le comptage de) Tocilizumab IV/;

describe.skipIf(!inject('chromium'))('one scene.tablet, two people', () => {
  const scene = stage();

  test('are added in the settings; from then on the tablet opens locked, without a network too', async () => {
    const { page } = scene.tablet;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await page.goto(scene.address('/reglages'));
    await addPerson(page, ...marie);
    await addPerson(page, ...zoe);
    await scene.endpoint.kill();
    await page.goto(scene.address('/journal'));
    await page.getByRole('heading', { name: /Qui compte/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.getByRole('link').count()).toBe(0);
  });

  test('the lock is sound for everybody, in both themes and at each size', async () => {
    const { page } = scene.tablet;
    await isSoundEverywhere(page, 'names');
    await page.getByRole('button', { name: 'Marie' }).click();
    await typePin(page, '123');
    await isSoundEverywhere(page, 'code');
    await typePin(page, '456');
    await page.getByText(/Ce n’est pas ce code/).waitFor();
    await isSoundEverywhere(page, 'wrong code');
    await page.getByRole('button', { name: 'Une autre personne' }).click();
  });

  test('S23: each has a count of their own, and one leaves the other nothing to see', async () => {
    const { page } = scene.tablet;
    await openAs(page, ...marie);
    await begin(page, '735');
    await page.getByRole('link', { name: /Aujourd/ }).click();
    await page.getByRole('button', { name: 'Changer de personne' }).click();
    expect(await residue(page)).not.toMatch(/735|Tocilizumab/);
    await openAs(page, ...zoe);
    await begin(page, '2');
    await page.getByText(/Une\ssaisie de Marie est en cours/).waitFor();
    expect(await residue(page)).not.toContain('735');
  });

  test('what was sealed goes out while the tablet is locked', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/'));
    await openAs(page, ...zoe);
    await count(page, /^Compter Dexaméthasone/, [4]);
    await backToToday(page);
    await page.getByRole('button', { name: 'Changer de personne' }).click();
    expect(await acknowledged(page)).toBe(0);
    scene.endpoint = await startEndpoint({
      data: scene.data.path,
      port: scene.endpoint.port,
      dist: scene.app.path,
    });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => acknowledged(page), { timeout: 60_000 }).toBe(1);
    await page.getByRole('heading', { name: /Qui compte/ }).waitFor();
  });

  test('left alone over a count, the tablet locks itself and keeps it', async () => {
    const { page } = scene.tablet;
    await page.clock.install();
    await page.goto(scene.address('/'));
    await openAs(page, ...zoe);
    await page.getByRole('link', { name: countTocilizumab }).click();
    await shownFigure(page, '2');
    await page.clock.fastForward(4 * 60_000);
    expect(await page.getByRole('heading', { name: /Qui compte/ }).count()).toBe(0);
    await page.clock.fastForward(2 * 60_000);
    await page.getByRole('heading', { name: /Qui compte/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await openAs(page, ...zoe);
    await page.getByRole('link', { name: countTocilizumab }).click();
    await shownFigure(page, '2');
  });

  test('S14: neither a killed browser nor a clock put forward shortens the wait after wrong codes', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/'));
    await page.getByRole('button', { name: 'Marie' }).click();
    for (let attempt = 0; attempt < 5; attempt++) {
      await typePin(page, '135791');
      await page.getByText('Vérification…').waitFor({ state: 'detached' });
    }
    await page.getByText(/Trop d’essais/).waitFor();
    await scene.tablet.kill();

    scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
    const again = scene.tablet.page;
    await again.clock.install({ time: Date.now() + 366 * 86_400_000 });
    await again.goto(scene.address('/'));
    await again.getByRole('button', { name: 'Marie' }).click();
    const wait = await again.getByRole('timer').innerText();
    expect(Number(/dans\s(\d+)\ss/.exec(wait)?.[1])).toBeGreaterThan(10);
    expect(await again.getByRole('group', { name: 'Chiffres du code' }).count()).toBe(0);

    await again.clock.fastForward(31_000);
    await typePin(again, marie[1]);
    await again.getByText('Marie compte').waitFor();
    await again.getByRole('link', { name: countTocilizumab }).click();
    // By the clock put forward it is another year, which is asked about; and the count was begun a year ago.
    await again.getByRole('button', { name: 'Continuer à cette date' }).click();
    await again.getByRole('button', { name: 'Garder et continuer' }).click();
    await shownFigure(again, '735');
  });
});

async function begin(page: Page, figure: string): Promise<void> {
  await page.getByRole('link', { name: countTocilizumab }).click();
  const keypad = page.getByRole('group', { name: 'Pavé de saisie' });
  for (const digit of figure) await keypad.getByRole('button', { name: digit, exact: true }).click();
  await shownFigure(page, figure);
}

async function shownFigure(page: Page, figure: string): Promise<void> {
  await page.locator('.figure .value', { hasText: figure }).first().waitFor();
}

/** How many events the endpoint has, as this tablet's database knows. */
function acknowledged(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result
            .transaction('acknowledgements')
            .objectStore('acknowledgements')
            .count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** All that a page still says of whoever used it. */
function residue(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify(history.state),
      JSON.stringify({ ...sessionStorage, ...localStorage }),
    ].join('\n'),
  );
}

describe.skipIf(!inject('chromium'))('a correction begun before the tablet had people', () => {
  const scene = stage();
  const soon = { timeout: 20_000 };

  test('is offered to whoever corrects the same count, and goes on where it was', async () => {
    const { page } = scene.tablet;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await count(page, countTocilizumab, [2, 1, 3]);
    await page.getByRole('link', { name: 'Corriger' }).click(soon);
    await page.getByRole('button', { name: /^400/ }).click(soon);
    await keys(page, '8');
    const { pathname } = new URL(page.url());
    await page.goto(scene.address('/reglages'));
    await addPerson(page, ...marie);
    await page.getByRole('link', { name: 'Journal' }).click(soon);
    await page.locator('ul.journal summary').first().click(soon);
    await page.getByRole('link', { name: 'Corriger' }).click(soon);
    await page.getByText(/Une saisie attend/).waitFor(soon);
    expect(new URL(page.url()).pathname).toBe(pathname);
    await isSoundEverywhere(page, 'left-correction');
    await page.getByRole('button', { name: 'La reprendre' }).click(soon);
    const figures = () => page.locator('.row .figure .value').allInnerTexts();
    await expect.poll(figures, soon).toEqual(['2', '1', '8']);
  });
});
