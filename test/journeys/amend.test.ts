import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openTablet } from '../support/browser.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor, keys, productCard } from '../support/steps.ts';

const countTocilizumab = /^Compter Tocilizumab IV/;
const soon = { timeout: 20_000 };

describe.skipIf(!inject('chromium'))('a record put right afterwards', () => {
  const scene = stage();
  let page: Page;

  beforeAll(async () => {
    page = scene.tablet.page;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await count(page, countTocilizumab, [2, 1, 3]);
    await page.getByText(/Transmis/).waitFor(soon);
    await backToToday(page);
  });

  test('a correction begins with the count’s own figures, and a killed browser keeps what was put right', async () => {
    await openLine(page, scene.address('/journal'), /^Comptage/);
    await isSoundEverywhere(page, 'journal-line');
    await page.getByRole('link', { name: 'Corriger' }).click(soon);
    expect(await figures(page)).toEqual(['2', '1', '3']);
    await page.getByRole('button', { name: /^400/ }).click(soon);
    await keys(page, '8');
    await expect.poll(() => figures(page)).toEqual(['2', '1', '8']);
    await isSoundEverywhere(page, 'correct');
    const { pathname } = new URL(page.url());
    await scene.tablet.kill();

    scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
    page = scene.tablet.page;
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    await page.getByRole('heading', { name: /^Compter/ }).waitFor(soon);
    expect(await figures(page)).toEqual([]);
    await page.goto(scene.address(pathname));
    await expect.poll(() => figures(page), soon).toEqual(['2', '1', '8']);
  });

  test('the supervisor reads the corrected figure, on the day of the count', async () => {
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click(soon);
    await page.getByRole('heading', { name: 'Correction enregistrée sur cette tablette' }).waitFor(soon);
    await page.getByText(/Transmis/).waitFor(soon);
    await page.getByRole('button', { name: 'Retour au journal' }).click(soon);
    await page.getByText('Corrigé', { exact: true }).waitFor(soon);
    const supervisor = await scene.tablet.context.newPage();
    await enterAsSupervisor(supervisor, scene.endpoint.port, scene.endpoint.token);
    await supervisor.goto(scene.address('/superviseur/etablissement/demo-cayenne'));
    await supervisor.getByText('corrigé depuis').waitFor(soon);
    const figures = supervisor.locator('table.lines').first().locator('tbody tr td:nth-child(2)');
    expect(await figures.allInnerTexts()).toEqual(['2', '1', '8']);
    await supervisor.close();
  });

  test('a withdrawal says what it changes before it is made; the duty is open again', async () => {
    await openLine(page, scene.address('/journal'), /^Correction/);
    await page.getByRole('link', { name: 'Retirer' }).click(soon);
    await page.getByText('Ce produit n’aura plus aucun comptage.').waitFor(soon);
    await page.getByText(/ne compte plus, 0\sjour sur 3\sau lieu de 1/).waitFor(soon);
    await isSoundEverywhere(page, 'withdraw');
    await page.getByRole('button', { name: 'Retirer cet enregistrement' }).click(soon);
    await page.getByRole('heading', { name: 'Retiré' }).waitFor(soon);
    await isSoundEverywhere(page, 'withdrawn');
    await page.getByRole('button', { name: 'Retour au journal' }).click(soon);
    expect(await page.getByText('Retiré', { exact: true }).count()).toBe(2);
    await page.goto(scene.address('/'));
    const card = productCard(page, /^Tocilizumab IV/);
    await card
      .getByText(/jamais compté/i)
      .first()
      .waitFor(soon);
  });

  test('a receipt that was withdrawn asks for no count', async () => {
    await page.goto(scene.address('/reception/tocilizumab-iv'));
    await keys(page, '4');
    await page.getByRole('button', { name: 'Enregistrer la réception' }).click(soon);
    await page.getByRole('heading', { name: /^Réception enregistrée/ }).waitFor(soon);
    await page.getByText(/Transmis/).waitFor(soon);
    await openLine(page, scene.address('/journal'), /^Réception/);
    await page.getByRole('link', { name: 'Retirer' }).click(soon);
    await page.getByText('Cette réception ne demande plus de comptage.').waitFor(soon);
    await page.getByRole('button', { name: 'Retirer cet enregistrement' }).click(soon);
    await page.getByRole('heading', { name: 'Retiré' }).waitFor(soon);
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    await page.getByRole('heading', { name: /^Compter/ }).waitFor(soon);
    expect(await page.getByText(/Réception de .* enregistrée/).count()).toBe(0);
  });

  test('F16: by a clock that fell back nothing is withdrawn before its date was looked at', async () => {
    await page.goto(scene.address('/'));
    await count(page, countTocilizumab, [2, 1, 3]);
    await page.getByText(/Transmis/).waitFor(soon);
    await page.clock.setFixedTime('2026-01-01T12:00:00Z');
    await openLine(page, scene.address('/journal'), /^Comptage/);
    await page.getByRole('link', { name: 'Retirer' }).click(soon);
    await page.getByRole('heading', { name: 'Vérifiez la date' }).waitFor(soon);
    await page.getByText('sera daté du').waitFor(soon);
    await isSoundEverywhere(page, 'clock-check');
    await page.getByRole('button', { name: 'Continuer à cette date' }).click(soon);
    await page.getByRole('button', { name: 'Retirer cet enregistrement' }).waitFor(soon);
  });
});

async function openLine(page: Page, address: string, kind: RegExp): Promise<void> {
  await page.goto(address);
  const line = page.locator('ul.journal > li').filter({ has: page.locator('strong', { hasText: kind }) });
  await line.first().locator('summary').click(soon);
}

function figures(page: Page): Promise<string[]> {
  return page.locator('.row .figure .value').allInnerTexts();
}
