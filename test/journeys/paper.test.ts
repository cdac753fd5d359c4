import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openTablet } from '../support/browser.ts';
import { keptDrafts } from '../support/drafts.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

const soon = { timeout: 20_000 };
const wednesday = '2026-11-25T15:00:00Z';

describe.skipIf(!inject('chromium'))('a count on paper', () => {
  const shiftMs = Date.parse(wednesday) - Date.now();
  const scene = stage({ shiftMs });
  let page: Page;

  beforeAll(async () => {
    page = scene.tablet.page;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
  });

  test('prints without a network on one page of A4, and holds no figure of the last count', async () => {
    await count(page, /^Compter Tocilizumab IV/, [7731, 8842, 9953]);
    await backToToday(page);
    await scene.endpoint.stop();
    await page.getByRole('link', { name: 'Fiche de Tocilizumab IV' }).click(soon);
    await page.getByRole('link', { name: 'Imprimer une feuille' }).click(soon);
    await page.getByRole('table').nth(2).waitFor(soon);
    await isSoundEverywhere(page, 'paper-sheet');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.content()).not.toMatch(/7\s?731|8\s?842|9\s?953/);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const pdf = bytes.toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/MediaBox \[0 0 59\d\.\d+ 84\d\.\d+\]/);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('is typed in for its own day and hour, through a killed browser, beside a count under way', async () => {
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    await touch('9');
    // A touch that recent may be lost with its page.
    await expect.poll(() => keptDrafts(page), { timeout: 20_000 }).toMatch(/"physical":9/);
    await page.goto(scene.address('/produit/tocilizumab-iv'));
    await page.getByRole('link', { name: 'Saisir une feuille' }).click(soon);
    await page.getByText('Reste à saisir').waitFor(soon);
    await isSoundEverywhere(page, 'paper-when');
    await page.getByRole('button', { name: /^Hier/ }).click(soon);
    await touch('0', '8', '1', '0');
    await expect.poll(() => keptDrafts(page), { timeout: 20_000 }).toMatch(/paper.*2026-11-24.*0810/);
    await restart('/');
    await page.getByRole('link', { name: /^Reprendre le comptage de Tocilizumab IV/ }).waitFor(soon);
    await isSoundEverywhere(page, 'today-begun');
    await page.getByRole('link', { name: /^Reprendre la feuille de Tocilizumab IV/ }).waitFor(soon);
    await page.goto(scene.address('/produit/tocilizumab-iv'));
    await page.getByRole('link', { name: 'Reprendre la feuille' }).click(soon);
    await page.getByText('Feuille comptée mardi 24 novembre à 08:10').waitFor(soon);
    await touch('4', 'Suivant', '1', '2', '2', '9', 'Suivant', '5');
    await isSoundEverywhere(page, 'paper-entry');
    await expect.poll(() => keptDrafts(page), { timeout: 20_000 }).toMatch(/paper.*"physical":5/);
    await restart('/feuille/tocilizumab-iv/saisir');
    await page.getByText('Feuille comptée mardi 24 novembre à 08:10').waitFor(soon);
    await touch('0 flacon', '1', '2', '2', '9', 'Suivant', 'Enregistrer le comptage');
    await page.getByText('24/11 à 08:10').waitFor(soon);
    await isSoundEverywhere(page, 'paper-recorded');
    expect(await keptDrafts(page)).toMatch(/"physical":9/);
    expect(await keptDrafts(page)).not.toContain('paper');
  });

  test('waits since it was entered, and reaches the nation as a count of its day, marked', async () => {
    await page.goto(scene.address('/journal'));
    const line = page.locator('li', { hasText: '24/11/2026 08:10' }).first();
    await line.getByText('saisi après coup').first().waitFor(soon);
    await line.getByText(/depuis/).waitFor(soon);
    await line.locator('summary').click(soon);
    await isSoundEverywhere(page, 'paper-journal');
    const { port } = scene.endpoint;
    scene.endpoint = await startEndpoint({
      data: scene.data.path,
      port,
      dist: scene.app.path,
      shiftMs,
    });
    await page.reload();
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor({ timeout: 60_000 });
    await enterAsSupervisor(page, port, scene.endpoint.token);
    const answer = await page.evaluate(async () => (await fetch('/v1/supervision')).json());
    const cayenne = answer.facilities.find(
      (it: { facility: { id: string } }) => it.facility.id === 'demo-cayenne',
    );
    expect(cayenne.products[0]).toMatchObject({ product: 'tocilizumab-iv', lastCount: { enteredAt: null } });
    expect(cayenne.products[0].period.done).toEqual(['2026-11-24', '2026-11-25']);
    // The newer count stands.
    expect(cayenne.products[0].lastCount.lines.map((it: { physical: number }) => it.physical)).toEqual([
      7731, 8842, 9953,
    ]);
  });

  const touch = async (...names: string[]) => {
    for (const name of names) await page.getByRole('button', { name, exact: true }).first().click(soon);
  };
  const restart = async (path: string) => {
    await scene.tablet.kill();
    scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
    page = scene.tablet.page;
    await page.goto(scene.address(path));
  };
});
