import { describe, inject, test } from 'vitest';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

const wednesday = '2026-11-25T15:00:00Z';

/** Each main screen at each size and in both themes, 200 % zoom included; `PICTURES=1` keeps pictures. */
describe.skipIf(!inject('chromium'))('the main screens', () => {
  const shiftMs = Date.parse(wednesday) - Date.now();
  const scene = stage({ shiftMs });

  test('enrolment, today, counting, recorded, journal', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address(`/enroler#${scene.endpoint.code}`));
    await page.getByRole('button', { name: 'Commencer' }).waitFor();
    await isSoundEverywhere(page, 'enrolment');
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await isSoundEverywhere(page, 'today-first');
    await count(page, /^Compter Tocilizumab IV/, [2, 1, 3], () => isSoundEverywhere(page, 'counting'));
    await isSoundEverywhere(page, 'recorded');
    await backToToday(page);
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
    await isSoundEverywhere(page, 'today');
    await page.getByText('Pourquoi').first().click();
    await isSoundEverywhere(page, 'why');
    await page.getByRole('link', { name: /^Réception de Tocilizumab IV/ }).click();
    await isSoundEverywhere(page, 'receipt');
    await page.goto(scene.address('/sortie/tocilizumab-iv'));
    await page.getByRole('button', { name: 'Promis à un autre établissement' }).click();
    await page.getByRole('button', { name: '9', exact: true }).click();
    await isSoundEverywhere(page, 'leaving');
    await page.goto(scene.address('/journal'));
    await page
      .getByText(/Transmis à/)
      .first()
      .waitFor();
    await isSoundEverywhere(page, 'journal');
  });

  test('counting by lot', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    const touch = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    for (const name of ['Détailler par lot', '+ Flacons sans lot relevé', '4', 'Suivant', '0', '3', '2', '1'])
      await touch(name);
    await touch('+ Autre lot');
    await isSoundEverywhere(page, 'counting-lots');
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
    await isSoundEverywhere(page, name);
  });

  test('the supervisor’s list, one facility, the directives and the summary', async () => {
    const { page } = scene.tablet;
    await enterAsSupervisor(page, scene.endpoint.port, scene.endpoint.token);
    await isSoundEverywhere(page, 'supervisor');
    await page.getByRole('link', { name: 'Démonstration — Cayenne' }).first().click();
    await page.getByRole('button', { name: 'Code pour une tablette' }).waitFor();
    await isSoundEverywhere(page, 'supervisor-facility');
    await page.goto(scene.address('/superviseur/directives'));
    await page
      .getByRole('heading', { name: /Directives/ })
      .first()
      .waitFor();
    await isSoundEverywhere(page, 'supervisor-directives');
    await page.goto(scene.address('/superviseur/resume?produit=tocilizumab-iv'));
    await page.getByRole('heading', { name: 'Résumé daté' }).waitFor();
    await isSoundEverywhere(page, 'supervisor-summary');
  });
});
