import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { shiftedApp } from '../support/shifted-app.ts';
import { count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

describe.skipIf(!inject('chromium'))('cut off', () => {
  const app = shiftedApp(0);
  const data = freshData();
  const profile = freshProfile();
  let endpoint: RunningEndpoint;
  let tablet: Tablet;

  beforeAll(async () => {
    endpoint = await startEndpoint({ data: data.path, dist: app.path });
    tablet = await openTablet(inject('chromium'), profile.path);
    await enrolTablet(tablet.page, endpoint.port, endpoint.code);
  });
  afterAll(async () => {
    await tablet?.kill();
    await endpoint?.kill();
    for (const { remove } of [app, data, profile]) remove();
  });

  test('a revoked tablet goes on counting, says that it must be linked again, and loses nothing', async () => {
    const { page, context } = tablet;
    const wall = await context.newPage();
    await enterAsSupervisor(wall, endpoint.port, endpoint.token);
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
    await page.goto(`http://localhost:${endpoint.port}/`);
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
    await page.goto(`http://localhost:${endpoint.port}/enroler#${code}`);
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
    await wall.close();
  });

  test('a supervisor without a network sees the last view, with its age', async () => {
    const wall = await tablet.context.newPage();
    await wall.goto(`http://localhost:${endpoint.port}/superviseur`);
    await wall.getByText('Démonstration — Cayenne').first().waitFor();
    await endpoint.kill();
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
