import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Facility } from '../../src/domain/facility.ts';
import { saveFacilities } from '../../src/endpoint/facility-records.ts';
import { publishPack } from '../../src/endpoint/packs.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { scripts } from '../faults/corpus/scripts.ts';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { enrolTablet } from '../support/steps.ts';
import { WireTablet } from '../support/tablet.ts';

const [first] = demonstrationFacilities as [Facility];
const hostile = scripts.map(
  (text, index): Facility => ({
    ...first,
    id: `hostile-${index}`,
    name: text,
    regionName: text,
    agency: text,
  }),
);

/** S4: every text that comes from elsewhere, as names of pharmacies, labels, directives and refusals. */
describe.skipIf(!inject('chromium'))('S4: scripts in every text', () => {
  const profile = freshProfile();
  let service: Service;
  let tablet: Tablet;
  let port: number;

  beforeAll(async () => {
    service = await startService({ distDirectory: 'dist' }, new Date().toISOString());
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    port = (service.app.server.address() as { port: number }).port;
    await saveFacilities(service.sql, hostile);
    await publishPack(service.sql, hostilePack(), { subtle, now: service.clock.now(), by: 'command' });
    tablet = await openTablet(inject('chromium'), profile.path);
    await tablet.context.addInitScript(() => {
      (window as never as { stolen(): void }).stolen = () => localStorage.setItem('stolen', 'yes');
    });
  });
  afterAll(async () => {
    await tablet?.kill();
    await service?.close();
    profile.remove();
  });

  test('on the supervisor’s screens', async () => {
    const sender = await WireTablet.enrol(service, 'hostile-0');
    await sender.send([await sender.count([1, 0, 2], { actor: scripts[0], app: scripts[13]?.slice(0, 40) })]);
    const { page } = tablet;
    await page.goto(`http://localhost:${port}/superviseur/entrer#${await service.invite('national')}`);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page
      .getByRole('link', { name: String(scripts[0]) })
      .first()
      .waitFor();
    await page.goto(`http://localhost:${port}/superviseur?lignes=1000`);
    await page.getByRole('link', { name: 'Démonstration — Cayenne' }).first().waitFor();
    for (const text of scripts)
      expect(await page.getByText(text.trim(), { exact: true }).count(), text).toBeGreaterThan(0);
    await expectInert(page);
    for (const path of ['etablissement/hostile-0', 'etablissement/hostile-13', 'directives']) {
      await page.goto(`http://localhost:${port}/superviseur/${path}`);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(500);
      await expectInert(page);
    }
  });

  test('on the tablet’s screens', async () => {
    const { page } = tablet;
    await enrolTablet(page, port, await service.code('hostile-13'));
    for (const path of [
      '',
      'compter/tocilizumab-iv',
      'produit/tocilizumab-iv',
      'journal',
      'reglages',
      'car-t/tocilizumab-iv',
      `compter/${encodeURIComponent(scripts[13] ?? '')}`,
    ]) {
      await page.goto(`http://localhost:${port}/${path}`);
      await page.waitForTimeout(500);
      for (const summary of await page.getByText('Pourquoi').all())
        await summary.click({ timeout: 2_000 }).catch(() => undefined);
      await expectInert(page);
    }
  });

  test('in refusals', async () => {
    const { page } = tablet;
    let at = 0;
    await page.route('**/v1/session', (route) => {
      const text = scripts[at++ % scripts.length] as string;
      return route.fulfill({
        status: 403,
        contentType: 'application/json',
        body: JSON.stringify({ error: { code: text, message: text } }),
      });
    });
    for (const _ of scripts.slice(0, 20)) {
      await page.goto(`http://localhost:${port}/superviseur/entrer#${'A'.repeat(43)}`);
      await page
        .getByRole('button', { name: 'Entrer' })
        .click({ timeout: 5_000 })
        .catch(() => undefined);
      await page.waitForTimeout(50);
      await expectInert(page);
    }
    expect(at).toBeGreaterThan(10);
  });
});

function hostilePack() {
  let at = 0;
  const next = () => scripts[at++ % scripts.length] as string;
  return {
    ...firstPack,
    version: firstPack.version + 1,
    products: firstPack.products.map((it) => ({ ...it, label: next() })),
    documents: firstPack.documents.map((document) => ({
      ...document,
      title: next(),
      issuer: next(),
      rules: document.rules.map((rule) => ({ ...rule, phrase: next(), reading: next() })),
    })),
  };
}

/** Nothing was called, and no text became an element that could. */
async function expectInert(page: Page): Promise<void> {
  const made = await page.evaluate(() => [
    ...(localStorage.getItem('stolen') ? ['called'] : []),
    ...[...document.querySelectorAll('*')]
      .filter(
        (it) =>
          it.matches(
            'iframe, object, embed, base, marquee, img[src="x"], [srcdoc], [href^="javascript" i]',
          ) || it.getAttributeNames().some((name) => name.startsWith('on')),
      )
      .map((it) => it.outerHTML.slice(0, 100)),
  ]);
  expect(made).toEqual([]);
}
