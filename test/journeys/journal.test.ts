import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readCode } from '../support/code-reader.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { releve } from '../support/releve.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet } from '../support/steps.ts';

const countTocilizumab = /^Compter Tocilizumab IV/;
const pictures = process.env.PICTURES ? 'test/journeys/pictures' : null;

describe.skipIf(!inject('chromium'))('what a long outage holds back', () => {
  const scene = stage();
  let page: Page;
  const file = (name: string) => join(scene.data.path, name);
  const bring = async (name: string) => {
    const ended = await releve(['import', file(name)], { RELEVE_DATA: scene.data.path });
    if (ended.code !== 0) throw new Error(ended.stderr);
    return JSON.parse(ended.stdout);
  };

  beforeAll(async () => {
    page = scene.tablet.page;
    await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
  });

  test('is carried by file and by codes, stored once, and acknowledged when the tablet is heard again', async () => {
    const { port } = scene.endpoint;
    await scene.endpoint.stop();
    for (let times = 0; times < 2; times++) {
      await count(page, countTocilizumab, [2, 1, 3]);
      await backToToday(page);
    }
    await page.goto(scene.address('/journal'));
    await page.getByRole('link', { name: 'Exporter' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Enregistrer le fichier' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^releve-[0-9a-z]{4}-\d{4}-\d\d-\d\d\.json$/);
    await download.saveAs(file('export.json'));

    await isSoundEverywhere(page, 'export');

    const texts = await photographed(page);
    expect(texts.length).toBeGreaterThan(1);
    writeFileSync(file('codes.txt'), [...texts, ...texts].reverse().join('\n'));
    await page.goto(scene.address('/journal'));
    await page
      .getByText(/2\sà\stransmettre/)
      .first()
      .waitFor();

    expect(await bring('codes.txt')).toMatchObject({ stored: 2, duplicate: 0 });
    expect(await bring('export.json')).toMatchObject({ stored: 0, duplicate: 2 });
    expect(await bring('export.json')).toMatchObject({ stored: 0, duplicate: 2 });
    writeFileSync(file('half.txt'), texts.slice(1).join('\n'));
    const half = await releve(['import', file('half.txt')], { RELEVE_DATA: scene.data.path });
    expect(half).toMatchObject({ code: 2, stdout: '' });
    expect(half.stderr).toContain(`part 1 of ${texts.length} is missing`);

    scene.endpoint = await startEndpoint({ data: scene.data.path, port, dist: scene.app.path });
    await page.reload();
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await page.getByText(/Transmis à .*, n°\s[12]$/).count()).toBe(2);
  });

  test('its acknowledgement prints on one page, signed, and the endpoint knows its own signature', async () => {
    await page.goto(scene.address('/journal'));
    await page.locator('summary', { hasText: 'Transmis à' }).first().click();
    await page.getByRole('link', { name: 'Accusé à imprimer' }).first().click();
    await page.getByText('Signature vérifiée').waitFor();
    await isSoundEverywhere(page, 'acknowledgement');
    writeFileSync(file('paper.json'), await readCode(page.locator('.qr-code')));
    const verified = await releve(['verify', file('paper.json')], { RELEVE_DATA: scene.data.path });
    expect(JSON.parse(verified.stdout)).toMatchObject({ state: 'stored', seq: 2 });

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const session = await scene.tablet.context.newCDPSession(page);
    const { data: pdf } = await session.send('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69 });
    const pages = Buffer.from(pdf, 'base64')
      .toString('latin1')
      .match(/\/Type \/Page\b/g);
    expect(pages).toHaveLength(1);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, 'acknowledgement-print.png') });
    }
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('the journal leaves as a table that a CSV reader takes', async () => {
    await page.goto(scene.address('/journal'));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Tableau/ }).click();
    const download = await saved;
    await download.saveAs(file('journal.csv'));
    const bytes = readFileSync(file('journal.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: string[][] = parse(bytes, { bom: true, delimiter: ';' });
    expect(rows).toHaveLength(1 + 2 * 3);
  });

  test('S4: 60 scripts in what other tablets and the endpoint say are shown, printed and exported, and never run', async () => {
    const ran: string[] = [];
    page.on('dialog', async (dialog) => {
      ran.push(dialog.message());
      await dialog.dismiss();
    });
    await page.evaluate(`(${injection})(${JSON.stringify(scripts)})`);
    await page.goto(scene.address('/journal'));
    await page.getByText('Montrer').click();
    expect(await page.locator('summary').count()).toBeGreaterThan(60);
    for (const script of [scripts[0], scripts[59]])
      expect(await page.getByText(script as string).count()).toBeGreaterThan(0);
    await page.evaluate('document.querySelectorAll("details").forEach((it) => { it.open = true; })');
    expect(await page.locator('main').locator('script, img, iframe, style, svg[onload]').count()).toBe(0);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Tableau/ }).click();
    await (await saved).saveAs(file('hostile.csv'));
    const cells: string[] = (
      parse(readFileSync(file('hostile.csv')), { bom: true, delimiter: ';' }) as string[][]
    ).flat();
    for (const script of scripts) expect(cells.map((it) => it.replace(/^'/, ''))).toContain(script);

    const papers = await page.getByRole('link', { name: 'Accusé à imprimer' }).all();
    const addresses = await Promise.all(papers.slice(0, 8).map((it) => it.getAttribute('href')));
    for (const address of addresses) {
      await page.goto(scene.address(address ?? ''));
      await page.getByRole('heading', { name: 'Preuve' }).waitFor();
    }
    expect(ran).toEqual([]);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
  });
});

/** Every code of the screen, read as a camera would. */
async function photographed(page: Page): Promise<string[]> {
  const total = Number(/sur\s(\d+)/.exec((await page.locator('figcaption').textContent()) ?? '')?.[1]);
  const texts: string[] = [];
  for (let number = 1; number <= total; number++) {
    await page.getByText(new RegExp(`^Code\\s${number}\\ssur`)).waitFor();
    texts.push(await readCode(page.locator('.qr-code')));
    if (number < total) await page.getByRole('button', { name: 'Code suivant' }).click();
  }
  return texts;
}

const run = 'globalThis.ran=1;alert(1)';
const scripts = Array.from({ length: 60 }, (_, index) => {
  const shapes = [
    `<script>${run}</script>`,
    `<img src=x onerror="${run}">`,
    `<svg onload=${run}>`,
    `"><script>${run}</script>`,
    `'-${run}-'`,
    `javascript:${run}`,
    `=cmd|'/C calc'!A${index}`,
    `<iframe srcdoc="<script>${run}</script>">`,
    `</style><script>${run}</script>`,
    `\${${run}}`,
  ];
  return `${shapes[index % shapes.length]}${index}`;
});

/** Straight into the tablet's database, past every door: as names, actors, presentations and reasons. Text, as it runs in the page. */
const injection = `async (scripts) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open('releve'));
  const identity = await done(database.transaction('meta').objectStore('meta').get('identity'));
  const row = await done(database.transaction('events').objectStore('events').get([identity.device, 1]));
  const event = JSON.parse(row.text);
  const change = database.transaction(['events', 'acknowledgements'], 'readwrite');
  scripts.forEach((script, index) => {
    const key = { device: identity.device, seq: 1000 + index };
    const lines = event.body.lines.map((line) => ({ ...line, presentation: script }));
    const body = { ...event.body, product: script, lines };
    const text = JSON.stringify({ ...event, ...key, actor: script, body });
    change.objectStore('events').put({ ...row, ...key, text });
    change.objectStore('acknowledgements').put({
      ...key, state: 'quarantined', number: 5000 + index, receivedAt: row.at, reason: script, signature: script,
    });
  });
  await new Promise((resolve) => { change.oncomplete = resolve; });
}`;
