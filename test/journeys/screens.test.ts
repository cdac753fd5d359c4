import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { findings } from '../support/axe.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';
import { untouchable } from '../support/touch.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  // A tablet at 200 % zoom has half the CSS pixels to show all in.
  { width: 512, height: 384 },
  { width: 384, height: 512 },
];
const pictures = process.env.PICTURES ? 'test/journeys/pictures' : null;
const wednesday = '2026-11-25T15:00:00Z';

/** Each main screen at each size and in both themes, 200 % zoom included; `PICTURES=1` keeps pictures. */
describe.skipIf(!inject('chromium'))('the main screens', () => {
  const shiftMs = Date.parse(wednesday) - Date.now();
  const scene = stage({ shiftMs });

  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true });
  });

  test('enrolment, today, counting, recorded, journal', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address(`/enroler#${scene.endpoint.code}`));
    await page.getByRole('button', { name: 'Commencer' }).waitFor();
    await look(page, 'enrolment');
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await look(page, 'today-first');
    await count(page, /^Compter Tocilizumab IV/, [2, 1, 3], () => look(page, 'counting'));
    await look(page, 'recorded');
    await backToToday(page);
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
    await look(page, 'today');
    await page.getByText('Pourquoi').first().click();
    await look(page, 'why');
    await page.getByRole('link', { name: /^Réception de Tocilizumab IV/ }).click();
    await look(page, 'receipt');
    await page.goto(scene.address('/sortie/tocilizumab-iv'));
    await page.getByRole('button', { name: 'Promis à un autre établissement' }).click();
    await page.getByRole('button', { name: '9', exact: true }).click();
    await look(page, 'leaving');
    await page.goto(scene.address('/journal'));
    await page
      .getByText(/Transmis à/)
      .first()
      .waitFor();
    await look(page, 'journal');
  });

  test('counting by lot', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    const touch = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    for (const name of ['Détailler par lot', '+ Flacons sans lot relevé', '4', 'Suivant', '0', '3', '2', '1'])
      await touch(name);
    await touch('+ Autre lot');
    await look(page, 'counting-lots');
    for (const name of ['Effacer la saisie', 'Tout effacer ?']) await touch(name);
  });

  test.each([
    ['/produit/tocilizumab-iv', 'product-sheet'],
    ['/produit/ronapreve', 'product-sheet-ronapreve'],
    ['/car-t/tocilizumab-iv', 'car-t-check'],
    ['/reglages', 'settings'],
    ['/accessibilite', 'accessibility'],
    ['/donnees', 'data-note'],
  ])('%s', async (path, name) => {
    const { page } = scene.tablet;
    await page.goto(scene.address(path));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(500);
    await look(page, name);
  });

  test('the supervisor’s list and one facility', async () => {
    const { page } = scene.tablet;
    await enterAsSupervisor(page, scene.endpoint.port, scene.endpoint.token);
    await look(page, 'supervisor');
    await page.getByRole('link', { name: 'Démonstration — Cayenne' }).first().click();
    await page.getByRole('button', { name: 'Code pour une tablette' }).waitFor();
    await look(page, 'supervisor-facility');
    await page.goto(scene.address('/superviseur/directives'));
    await page
      .getByRole('heading', { name: /Directives/ })
      .first()
      .waitFor();
    await look(page, 'supervisor-directives');
  });
});

async function look(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await untouchable(page), `${name} at ${size.width}`).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const isKept = size.height > 700 && (colorScheme === 'light' || size.width === 1024);
      if (pictures && isKept) {
        await page.screenshot({ path: join(pictures, `${name}-${size.width}-${colorScheme}.png`) });
      }
      expect(await findings(page), `${name} at ${size.width}, ${colorScheme}`).toEqual([]);
    }
  }
}
