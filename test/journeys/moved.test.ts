import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { releve } from '../support/releve.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, keys, productCard } from '../support/steps.ts';

const soon = { timeout: 20_000 };
const tocilizumab = /^Tocilizumab IV/;

describe.skipIf(!inject('chromium'))('a tablet moved to another pharmacy', () => {
  const scene = stage();

  test('begins there without a count, in every page that was open; what was sealed elsewhere is in its journal', async () => {
    const { page, context } = scene.tablet;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await count(page, /^Compter Tocilizumab IV/, [2, 1, 3]);
    await page.getByText(/Transmis/).waitFor(soon);
    await backToToday(page);
    const beside = await context.newPage();
    await beside.goto(scene.address('/compter/tocilizumab-iv'));
    await keys(beside, '735');
    await expect.poll(() => beside.locator('.figure .value').allInnerTexts(), soon).toEqual(['735']);
    await linkTo(page, 'demo-bordeaux');
    await page.getByText('Démonstration — Bordeaux').first().waitFor(soon);
    await productCard(page, tocilizumab)
      .getByText(/jamais compté/i)
      .first()
      .waitFor(soon);
    // It began anew by itself.
    await beside.getByRole('heading', { name: /^Compter/ }).waitFor(soon);
    await expect.poll(() => beside.locator('.figure .value').allInnerTexts(), soon).toEqual([]);
    await beside.close();
    await page.goto(scene.address('/journal'));
    await page.getByText('autre pharmacie').first().waitFor(soon);
    await page.locator('ul.journal summary').first().click(soon);
    await isSoundEverywhere(page, 'journal-moved');
  });

  test('back at the one before, it has its count and what was under way there again', async () => {
    const { page } = scene.tablet;
    await linkTo(page, 'demo-cayenne', () => isSoundEverywhere(page, 'enrol-moving'));
    await page.getByText('Démonstration — Cayenne').first().waitFor(soon);
    await page.getByRole('link', { name: /^Reprendre le comptage de Tocilizumab IV/ }).click(soon);
    await expect.poll(() => page.locator('.figure .value').allInnerTexts(), soon).toEqual(['735']);
  });

  async function linkTo(page: Page, facility: string, atCode?: () => Promise<void>): Promise<void> {
    const env = { RELEVE_DATA: scene.data.path, PORT: String(scene.endpoint.port) };
    const { stdout } = await releve(['enrol', '--facility', facility], env);
    const { code } = JSON.parse(stdout) as { code: string };
    await page.goto(scene.address(`/enroler#${code}`));
    await page.getByText('attendent son retour').waitFor(soon);
    await atCode?.();
    await page.getByRole('button', { name: 'Commencer' }).click(soon);
    await page.waitForURL(scene.address('/'), soon);
  }
});
