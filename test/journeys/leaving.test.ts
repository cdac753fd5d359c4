import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openTablet } from '../support/browser.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor, productCard } from '../support/steps.ts';

const tocilizumab = /Tocilizumab IV/;
const monday = '2026-11-23T15:00:00Z';

const key = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Pavé de saisie' }).getByRole('button', { name, exact: true }).click();

describe.skipIf(!inject('chromium'))('what leaves after a count', () => {
  const shiftMs = Date.parse(monday) - Date.now();
  const scene = stage({ shiftMs });

  beforeAll(async () => {
    const { page } = scene.tablet;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await count(page, /^Compter Tocilizumab IV/, [0, 0, 4]);
    await backToToday(page);
    await productCard(page, tocilizumab).getByText('2 injections possibles, 2 exigées').waitFor();
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
  });

  test('is noted without the endpoint, outlives a reload and a battery, and breaches the floor there and then', async () => {
    await scene.endpoint.kill();
    const { page } = scene.tablet;
    await page.getByRole('link', { name: /^Sortie de Tocilizumab IV/ }).click();
    await page.getByRole('button', { name: 'Utilisé ou donné à un service' }).click();
    await page.getByRole('button', { name: /^400\smg/ }).click();
    await key(page, '1');
    await page.getByRole('button', { name: 'Enregistrer la sortie' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Enregistrer la sortie' }).waitFor();

    await scene.tablet.kill();
    scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
    const again = scene.tablet.page;
    await again.goto(scene.address('/sortie/tocilizumab-iv'));
    await again.getByText('Saisie commencée').waitFor();
    await again.getByRole('button', { name: 'Utilisé ou donné à un service', pressed: true }).waitFor();
    await again.getByRole('button', { name: 'Enregistrer la sortie' }).click();
    await again.getByRole('heading', { name: /Sortie enregistrée/ }).waitFor();
    await again
      .getByText(/À transmettre/)
      .first()
      .waitFor();
    await backToToday(again);

    const card = productCard(again, tocilizumab);
    await card.getByText('1 injection possible, 2 exigées').waitFor();
    await card.getByText(/Sorti depuis, déduit\s: 1\s×\s400\smg/).waitFor();
    await card.getByText('Pourquoi').last().click();
    await card.getByText(/400\smg\s: compté 4, sorti 1\sdepuis/).waitFor();
    // Sealed: nothing of the draft is left.
    await again.goto(scene.address('/sortie/tocilizumab-iv'));
    await again.getByText('Tapez au moins une quantité sortie').waitFor();
    expect(await again.getByText('Saisie commencée').count()).toBe(0);
  });

  test('reaches the journal and, once the endpoint is back, the nation', async () => {
    const { page, context } = scene.tablet;
    await page.goto(scene.address('/journal'));
    await page.getByText('Sortie (utilisé)').waitFor();
    scene.endpoint = await startEndpoint({
      data: scene.data.path,
      port: scene.endpoint.port,
      shiftMs,
      dist: scene.app.path,
    });
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor({ timeout: 75_000 });
    const wall = await context.newPage();
    await enterAsSupervisor(wall, scene.endpoint.port, scene.endpoint.token);
    const row = wall.locator('tr', { hasText: 'Démonstration — Cayenne' }).first();
    await row.getByText(/1\sinjection\spossible, 2\sexigées/).waitFor();
    await row.getByText('Sous le plancher').first().waitFor();
    await wall.getByRole('link', { name: 'Démonstration — Cayenne' }).first().click();
    await wall.getByText(/Sorti depuis, déduit\s: 1\s×\s400\smg/).waitFor();
    await wall.close();
  });

  test('more than was counted is warned of, taken, and asks for a count', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/sortie/tocilizumab-iv'));
    await page.getByRole('button', { name: 'Cassé ou perdu' }).click();
    await page.getByRole('button', { name: /^400\smg/ }).click();
    await key(page, '9');
    await page.getByText(/plus que ce que le dernier comptage a trouvé/).waitFor();
    await page.getByRole('button', { name: 'Enregistrer la sortie' }).click();
    await page.getByText(/Plus de sorties notées que de stock compté/).waitFor();
    await backToToday(page);
    await productCard(page, tocilizumab)
      .getByText(/Plus de sorties notées que de stock compté/)
      .waitFor();
  });

  test('a receipt under way outlives a reload too, beside the count of the same product', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/reception/tocilizumab-iv'));
    await key(page, '7');
    await page.getByRole('button', { name: 'Enregistrer la réception' }).waitFor();
    await page.reload();
    await page.getByText('Saisie commencée').waitFor();
    await page.goto(scene.address('/compter/tocilizumab-iv'));
    await page.getByText('pas encore compté').first().waitFor();
    expect(await page.getByText('Saisie commencée').count()).toBe(0);
    await page.goto(scene.address('/reception/tocilizumab-iv'));
    await page.getByRole('button', { name: 'Enregistrer la réception' }).click();
    await page.getByRole('heading', { name: /Réception enregistrée : 7/ }).waitFor();
  });
});
