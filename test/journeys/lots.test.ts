import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { freshProfile, openTablet } from '../support/browser.ts';
import { keptDrafts } from '../support/drafts.ts';
import { freshData, startEndpoint } from '../support/endpoint.ts';
import { backToToday, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

const soon = { timeout: 20_000 };
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const presentations = ['80', '200', '400'];
const mostTouches = 16;

describe.skipIf(!inject('chromium'))('three presentations of two lots each', () => {
  test('are counted by touch alone, through a killed browser and without the endpoint, and reach the nation', async () => {
    const data = freshData();
    const profile = freshProfile();
    cleanUps.push(data.remove, profile.remove);
    const first = await startEndpoint({ data: data.path });
    cleanUps.push(first.kill);
    const tablet = await openTablet(inject('chromium'), profile.path);
    cleanUps.push(tablet.kill);
    await enrolTablet(tablet.page, first.port, first.code);

    const newcomer = hands(tablet.page);
    await newcomer.open();
    for (const _ of presentations) {
      await newcomer.newLot('A1', '2', '0329');
      await newcomer.newLot('B2', '4', '1229');
      await newcomer.touch('Suivant');
    }
    await newcomer.touch('Enregistrer le comptage');
    await backToToday(tablet.page);

    await first.kill();
    const before = hands(tablet.page);
    await before.open();
    await before.knownLots('3', '4');
    await before.touch(/^\+ Lot A1/);
    await before.touch('3');
    // Killed between a lot and its figure.
    await before.touch(/^\+ Lot B2/);
    await expect.poll(() => keptDrafts(tablet.page), { timeout: 20_000 }).toMatch(/iv-200.*A1.*3.*B2.*null/);
    await tablet.kill();

    const reopened = await openTablet(inject('chromium'), profile.path);
    cleanUps.push(reopened.kill);
    await reopened.page.goto(`http://localhost:${first.port}/`);
    const after = hands(reopened.page);
    await after.open();
    await reopened.page.getByText('Lots à compter :').waitFor(soon);
    await after.touch('1');
    expect(await reopened.page.locator('.sum').allInnerTexts()).toEqual(['7 flacons', '4 flacons']);
    await after.touch('Suivant');
    await after.knownLots('3', '0');
    await after.touch('Enregistrer le comptage');
    await reopened.page.getByText('Lot B2, fin 12/2029, achat').first().waitFor(soon);
    await backToToday(reopened.page);

    const touches = before.touches() + after.touches();
    console.log(`touches, seal included: ${newcomer.touches()} and typed lots, ${touches} with known lots`);
    expect(touches).toBeLessThanOrEqual(mostTouches);

    const again = await startEndpoint({ data: data.path, port: first.port });
    cleanUps.push(again.stop);
    await reopened.page.reload();
    await reopened.page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor({ timeout: 100_000 });
    expect(await figuresAtEndpoint(reopened.page, again.port, again.token)).toEqual([
      [
        'roactemra-iv-80',
        7,
        [
          ['A1', '2029-03-31', 'own', 3],
          ['B2', '2029-12-31', 'own', 4],
        ],
      ],
      [
        'roactemra-iv-200',
        4,
        [
          ['A1', '2029-03-31', 'own', 3],
          ['B2', '2029-12-31', 'own', 1],
        ],
      ],
      [
        'roactemra-iv-400',
        3,
        [
          ['A1', '2029-03-31', 'own', 3],
          ['B2', '2029-12-31', 'own', 0],
        ],
      ],
    ]);
  });
});

/** Touches what people touch, and counts how often. */
function hands(page: Page) {
  let touches = 0;
  const touch = async (name: string | RegExp) => {
    touches += 1;
    await page.getByRole('button', { name, exact: true }).first().click(soon);
  };
  return {
    touch,
    touches: () => touches,
    open: () =>
      page.getByRole('link', { name: /^(Compter|Reprendre le comptage de) Tocilizumab IV/ }).click(soon),
    newLot: async (lot: string, figure: string, expiry: string) => {
      const unfold = page.getByRole('button', { name: 'Détailler par lot' });
      await page
        .getByRole('button', { name: /^(Détailler par lot|\+ Autre lot)$/ })
        .first()
        .waitFor(soon);
      if (await unfold.isVisible()) await touch('Détailler par lot');
      await touch('+ Autre lot');
      await page.locator('input:focus').waitFor(soon);
      await page.keyboard.type(lot);
      for (const key of ['Suivant', figure, 'Suivant', ...expiry]) await touch(key);
    },
    knownLots: async (ofA1: string, ofB2: string) => {
      for (const name of [/^\+ Lot A1/, ofA1, /^\+ Lot B2/, ofB2, 'Suivant']) await touch(name);
    },
  };
}

async function figuresAtEndpoint(page: Page, port: number, token: string) {
  await enterAsSupervisor(page, port, token);
  const answer = await page.evaluate(async () => (await fetch('/v1/supervision')).json());
  const facility = SupervisionView.parse(answer).facilities.find((it) => it.facility.id === 'demo-cayenne');
  return facility?.products
    .find((it) => it.product === 'tocilizumab-iv')
    ?.lastCount?.lines.map((line) => [
      line.presentation,
      line.physical,
      line.lots?.map((it) => [
        it.lot,
        it.expiry.kind === 'date' ? it.expiry.date : null,
        it.origin,
        it.physical,
      ]),
    ]);
}
