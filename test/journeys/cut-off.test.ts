import { beforeAll, describe, expect, inject, test } from 'vitest';
import { stage } from '../support/stage.ts';
import { count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

describe.skipIf(!inject('chromium'))('cut off', () => {
  const scene = stage();

  beforeAll(async () => {
    await enrolTablet(scene.tablet.page, scene.endpoint.port, scene.endpoint.code);
  });

  test('a revoked tablet goes on counting, says that it must be linked again, and loses nothing', async () => {
    const { page, context } = scene.tablet;
    const wall = await context.newPage();
    await enterAsSupervisor(wall, scene.endpoint.port, scene.endpoint.token);
    await wall.getByRole('link', { name: 'Démonstration — Cayenne' }).first().click();
    await wall
      .getByRole('button', { name: /^Révoquer/ })
      .first()
      .click();
    await wall
      .getByRole('dialog')
      .getByRole('button', { name: /^Révoquer/ })
      .click();
    await wall
      .getByText(/Révoquée/)
      .first()
      .waitFor();

    await count(page, /^Compter Tocilizumab IV/, [2, 0, 3]);
    await page.goto(scene.address('/'));
    await page
      .getByText(/ne reconnaît plus cette tablette/)
      .first()
      .waitFor();
    await page
      .getByText(/1\sà\stransmettre/)
      .first()
      .waitFor();

    await wall.getByRole('button', { name: 'Code pour une tablette' }).click();
    const pattern = /[0-9A-Z]{6}-[0-9A-Z]{6}/;
    const shown = wall.getByRole('dialog').getByText(pattern).first();
    const code = pattern.exec((await shown.textContent()) ?? '')?.[0];
    expect(code).toBeDefined();
    await page.goto(scene.address(`/enroler#${code}`));
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
    await wall.close();
  });

  test('a supervisor without a network sees the last view, with its age', async () => {
    const wall = await scene.tablet.context.newPage();
    await wall.goto(scene.address('/superviseur'));
    await wall.getByText('Démonstration — Cayenne').first().waitFor();
    await scene.endpoint.kill();
    await wall.reload();
    await wall.getByText('Démonstration — Cayenne').first().waitFor();
    await wall
      .getByText(/sans\sréseau/)
      .first()
      .waitFor();
    await wall
      .getByText(/Vue du/)
      .first()
      .waitFor();
  });
});
