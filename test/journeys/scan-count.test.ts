import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { enrolTablet } from '../support/steps.ts';

const soon = { timeout: 20_000 };
const separator = '{GS}';
/** Three presentations, two lots of the first; a serial each. */
const packs = [
  `010340095746431817291231${separator}10LOTA1${separator}21S1`,
  `010340095746431817291231${separator}10LOTA1${separator}21S2`,
  `010340095746431817300630${separator}10LOTA2${separator}21S3`,
  `010340095746448617291231${separator}10LOTB1${separator}21S4`,
  `010340095746454717291231${separator}10LOTC1${separator}21S5`,
];

describe.skipIf(!inject('chromium'))('a count made with a keyboard scanner alone', () => {
  const data = freshData();
  const profile = freshProfile();
  let endpoint: RunningEndpoint;
  let tablet: Tablet;
  let page: Page;

  beforeAll(async () => {
    endpoint = await startEndpoint({ data: data.path });
    tablet = await openTablet(inject('chromium'), profile.path);
    page = tablet.page;
    await enrolTablet(page, endpoint.port, endpoint.code);
  });
  afterAll(async () => {
    await tablet?.kill();
    await endpoint?.stop();
    for (const it of [data, profile]) it.remove();
  });

  const scan = async (raw: string) => {
    await page.keyboard.type(raw);
    await page.keyboard.press('Enter');
  };

  test('each pack goes to its own lot, once, without a network; sealed, the endpoint gets the lots', async () => {
    await endpoint.kill();
    await page.reload();
    await page.getByRole('link', { name: /^Compter Tocilizumab IV/ }).click(soon);
    await page.getByRole('button', { name: 'Scanner' }).waitFor(soon);
    for (const [index, raw] of packs.entries()) {
      await scan(raw);
      await page
        .getByText(new RegExp(`lot ${/10(LOT\w\d)/.exec(raw)?.[1]}`, 'i'))
        .first()
        .waitFor(soon);
      if (index === 0) {
        await scan(raw);
        await page.getByText(/Déjà scanné/).waitFor(soon);
      }
    }
    await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
    await page.getByRole('heading', { name: 'Enregistré sur cette tablette' }).waitFor(soon);
    const sealed = await page.evaluate(async () => {
      const open = indexedDB.open('releve');
      await new Promise((done) => {
        open.onsuccess = done;
      });
      const all = open.result.transaction('events').objectStore('events').getAll();
      await new Promise((done) => {
        all.onsuccess = done;
      });
      return (all.result as { text: string }[]).map((row) => row.text);
    });
    const { lines } = JSON.parse(sealed.at(-1) ?? '{}').body;
    expect(
      lines.map((line: { physical: number; lots: { lot: string; physical: number }[] }) => [
        line.physical,
        line.lots.map(({ lot, physical }) => `${lot} ${physical}`),
      ]),
    ).toEqual([
      [3, ['LOTA1 2', 'LOTA2 1']],
      [1, ['LOTB1 1']],
      [1, ['LOTC1 1']],
    ]);
    // Serials are for double scans alone.
    expect(sealed.join()).not.toMatch(/S[1-5]"/);
  });
});
