import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { findings } from '../support/axe.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet } from '../support/steps.ts';
import { untouchable } from '../support/touch.ts';

const soon = { timeout: 20_000 };
const pictures = process.env.PICTURES ? 'test/journeys/pictures' : null;
const wednesday = '2026-11-25T15:00:00Z';
const sizes = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

describe.skipIf(!inject('chromium'))('a count on paper', () => {
  const scene = stage({ shiftMs: Date.parse(wednesday) - Date.now() });
  let page: Page;

  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true });
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
    await look(page, 'paper-sheet');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.content()).not.toMatch(/7\s?731|8\s?842|9\s?953/);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    const bytes = await page.pdf({ preferCSSPageSize: true });
    if (pictures) writeFileSync(join(pictures, 'paper-sheet.pdf'), bytes);
    const pdf = bytes.toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/MediaBox \[0 0 59\d\.\d+ 84\d\.\d+\]/);
    if (pictures) await page.screenshot({ path: join(pictures, 'paper-sheet-print.png'), fullPage: true });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
});

async function look(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await untouchable(page), `${name} at ${size.width}`).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name}-${size.width}-${colorScheme}.png`) });
      expect(await findings(page), `${name} at ${size.width}, ${colorScheme}`).toEqual([]);
    }
  }
}
