import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { catalogue } from '../../src/reference/catalogue.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { directiveDocuments } from '../../src/reference/directives.ts';
import { territories } from '../../src/reference/territories.ts';
import { findings } from '../support/axe.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { stage } from '../support/stage.ts';
import { enrolTablet, enterAsSupervisor } from '../support/steps.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const soon = { timeout: 20_000 };

/** Letters and small words that no English sentence of ours has. */
const frenchWords =
  /[àâçèéêëîïôùûœ]| [:;?!]|\b(le|la|les|des|une?|du|est|sur|dans|pour|et|ou|cette?|par|avec|pas)\b/i;
/** Proper names, which are the same in every language. */
const names = [
  'Relevé',
  'Français',
  'Démonstration',
  'Pro Santé Connect',
  ...territories.flatMap((it) => [it.name, it.agency ?? '']),
  ...demonstrationFacilities.map((it) => it.name),
  ...catalogue.map((it) => it.label),
  ...directiveDocuments.flatMap(({ rules }) => rules).flatMap((it) => ('name' in it ? it.name : [])),
  ...directiveDocuments.flatMap(({ rules }) => rules).flatMap((it) => ('label' in it ? it.label : [])),
].sort((a, b) => b.length - a.length);

describe.skipIf(!inject('chromium'))('the screens in English', () => {
  const scene = stage();

  const onScreen = async (path: string, name: string) => {
    await scene.tablet.page.goto(scene.address(path));
    await scene.tablet.page.getByRole('heading', { level: 1 }).first().waitFor(soon);
    await look(scene.tablet.page, name);
  };

  test('are chosen in the settings, in the middle of a count that stays as it is', async () => {
    const { page } = scene.tablet;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
    await page.getByRole('link', { name: /^Compter Tocilizumab IV/ }).click(soon);
    await page.getByRole('button', { name: '7', exact: true }).click(soon);
    await page.getByRole('link', { name: /Aujourd/ }).click(soon);
    await page.getByRole('link', { name: 'Réglages' }).click(soon);
    await page.getByRole('button', { name: 'English' }).click(soon);
    await page.getByRole('heading', { name: 'Settings of the pharmacy' }).waitFor(soon);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await look(page, 'settings');
    await page.getByRole('link', { name: 'Today' }).click(soon);
    await page.getByText('Resume the count').waitFor(soon);
    await look(page, 'today');
  });

  test('are there again without a network, and count and record', async () => {
    const { page } = scene.tablet;
    await scene.endpoint.kill();
    await page.goto(scene.address('/'));
    await page.getByText('Resume the count').click(soon);
    await page.getByRole('button', { name: /^80.mg/ }).click(soon);
    const keypad = page.getByRole('group', { name: 'Keypad' });
    const next = () => keypad.getByRole('button', { name: 'Next' }).click(soon);
    const type = async (digits: string) => {
      for (const digit of digits) await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
      await next();
    };
    await page.getByText('7', { exact: true }).first().waitFor(soon);
    await next();
    await type('1229');
    await look(page, 'counting');
    for (const figure of ['1', '2']) {
      await type(figure);
      await type('1229');
    }
    await page.getByRole('button', { name: 'Record the count' }).click(soon);
    await page.getByRole('heading', { name: 'Recorded on this tablet' }).waitFor(soon);
    await look(page, 'recorded');
    await page.getByRole('button', { name: 'Back to Today' }).click(soon);
    for (const why of await page.getByText('Why?').all()) await why.click(soon);
    await look(page, 'why');
  });

  test.each([
    ['/journal', 'journal'],
    ['/reception/tocilizumab-iv', 'receipt'],
    ['/sortie/tocilizumab-iv', 'leaving'],
    ['/produit/tocilizumab-iv', 'product-sheet'],
    ['/car-t/tocilizumab-iv', 'car-t-check'],
    ['/enroler', 'enrolment'],
    ['/accessibilite', 'accessibility'],
    ['/donnees', 'data-note'],
    ['/feuille/tocilizumab-iv', 'paper-sheet'],
    ['/feuille/tocilizumab-iv/saisir', 'paper-when'],
  ])('%s', onScreen);

  test('French comes back at a touch, and what waits still waits', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/reglages'));
    await page.getByRole('button', { name: 'Français' }).click(soon);
    await page.getByText(/^1\sà transmettre/).waitFor(soon);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    await page.getByRole('button', { name: 'English' }).click(soon);
  });

  test('the supervisors’ list, one facility and the directives', async () => {
    const { page } = scene.tablet;
    scene.endpoint = await startEndpoint({ data: scene.data.path, dist: scene.app.path });
    await enterAsSupervisor(page, scene.endpoint.port, scene.endpoint.token);
    await page.getByRole('button', { name: 'English' }).click(soon);
    await page.getByRole('heading', { name: 'Whom to call' }).waitFor(soon);
    // Unfolded without a pointer: on a wide screen what the first says lies over the next.
    for (const why of (await page.locator('summary').filter({ hasText: 'Why?' }).all()).slice(0, 3))
      await why.evaluate((it: HTMLElement) => it.click());
    await look(page, 'supervisor');
    await page.getByRole('link', { name: 'Démonstration — Cayenne' }).first().click(soon);
    await page.getByRole('button', { name: 'Code for a tablet' }).waitFor(soon);
    await look(page, 'supervisor-facility');
    await onScreen('/superviseur/directives', 'supervisor-directives');
    await onScreen('/superviseur/resume?produit=tocilizumab-iv', 'supervisor-summary');
  });
});

async function look(page: Page, name: string): Promise<void> {
  expect(await inFrench(page), name).toEqual([]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findings(page), `${name} at ${size.width}, ${colorScheme}`).toEqual([]);
    }
  }
}

/** Texts and spoken labels with French in them, but for what is marked as French. */
async function inFrench(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node instanceof Element ? node : node.parentElement;
      if (element?.closest('[lang=fr], code, noscript, a[rel=noreferrer]')) continue;
      const text =
        node instanceof Element
          ? (node.getAttribute('aria-label') ?? node.getAttribute('placeholder'))
          : node.textContent;
      if (text?.trim()) found.push(text);
    }
    return found;
  });
  const unnamed = (text: string) =>
    names.reduce((rest, name) => rest.replaceAll(name, ''), text.replaceAll(/[\u00a0\u202f]/g, ' '));
  return texts.map(unnamed).filter((text) => frenchWords.test(text));
}
