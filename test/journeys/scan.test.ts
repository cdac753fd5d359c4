import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { azertyDigits } from '../support/azerty-digits.ts';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { writeFilm } from '../support/film.ts';
import { builtScanPage } from '../support/scan-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const soon = { timeout: 30_000 };
const film = join(tmpdir(), `releve-film-${process.pid}.y4m`);

/** The scanner as it is built, served by the endpoint under its content security policy. */
describe.skipIf(!inject('chromium'))('scanning packs', () => {
  const data = freshData();
  const profile = freshProfile();
  let built: Awaited<ReturnType<typeof builtScanPage>>;
  let endpoint: RunningEndpoint;
  let tablet: Tablet;
  let page: Page;
  const said: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    built = await builtScanPage();
    writeFilm(film, [
      { text: '(01)03400957464547(17)290600(10)H0042B(21)S9K7A0Q3Z81', seconds: 3 },
      { text: null, seconds: 5 },
    ]);
    endpoint = await startEndpoint({ data: data.path, dist: built.path });
    tablet = await openTablet(inject('chromium'), profile.path, undefined, [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    page = tablet.page;
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`http://localhost:${endpoint.port}/`);
    asked.length = 0;
  });
  afterAll(async () => {
    await tablet?.kill();
    await endpoint?.stop();
    for (const it of [built, data, profile]) it?.remove();
    rmSync(film, { force: true });
  });

  const packs = () => page.locator('[data-test=packs] li').allInnerTexts();
  const status = () => page.locator('.scan [role=status]').innerText();
  const typed = () => page.locator('[data-test=typed]').innerText();

  test('a pack before the camera is counted once, and « déjà scanné » when it comes back', async () => {
    await page.getByRole('button', { name: 'Scanner' }).click(soon);
    await page.getByText(/Boîte lue/).waitFor(soon);
    expect(await packs()).toEqual(['roactemra-iv-400 H0042B 2029-06-30']);
    await page.getByText(/Déjà scanné/).waitFor(soon);
    expect(await packs()).toHaveLength(1);
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: object[] }> } }).axe.run(),
    );
    expect(found.violations).toEqual([]);
    await page.getByRole('button', { name: 'Fermer la caméra' }).click(soon);
    expect(await page.locator('video').count()).toBe(0);
  });

  test('the decoder came from us, in a thread of its own, and the page may compile nothing', async () => {
    expect(asked.map((url) => new URL(url).pathname)).toEqual([
      expect.stringMatching(/^\/assets\/decoder-worker-[\w-]+\.js$/),
      expect.stringMatching(/^\/assets\/zxing_reader-[\w-]+\.wasm$/),
    ]);
    expect(said).toEqual([]);
    const refusal = await page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled', String),
    );
    expect(refusal).toMatch(/CompileError.*Content Security Policy/);
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]))).toBe('[{},""]');
  });

  test('a keyboard scanner is heard anywhere, and its digits reach no field', async () => {
    const before = (await packs()).length;
    await page.keyboard.type('01034009574643181729063010AB42');
    await page.keyboard.press('Enter');
    await page.getByText(/lot AB42/).waitFor(soon);
    expect(await typed()).toBe('');
    const lot = page.getByLabel('Lot');
    await lot.fill('AB');
    await page.keyboard.type('01034009574644861729063010AB43');
    await page.keyboard.press('Enter');
    await page.getByText(/lot AB43/).waitFor(soon);
    expect(await lot.inputValue()).toBe('AB');
    expect((await packs()).slice(before)).toEqual([
      'roactemra-iv-80 AB42 2029-06-30',
      'roactemra-iv-200 AB43 2029-06-30',
    ]);
  });

  test('a person’s digits reach the keypad, and letters their field', async () => {
    await page.locator('h1').click();
    await page.keyboard.type('128', { delay: 220 });
    await page.keyboard.press('Enter');
    await expect.poll(typed).toBe('128/');
    const lot = page.getByLabel('Lot');
    await lot.fill('');
    await lot.pressSequentially('H0042BXYZ', { delay: 80 });
    expect(await lot.inputValue()).toBe('H0042BXYZ');
  });

  test('a scanner set for QWERTY is understood where the keyboard is AZERTY', async () => {
    await page.locator('h1').click();
    const client = await page.context().newCDPSession(page);
    for (const digit of '0103400957464547172906301021') {
      const key = azertyDigits[digit] as string;
      await client.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, code: `Digit${digit}` });
      await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: `Digit${digit}` });
    }
    await page.keyboard.press('Enter');
    await page.getByText(/lot 21,/).waitFor(soon);
    expect((await packs()).at(-1)).toBe('roactemra-iv-400 21 2029-06-30');
  });

  test('what cannot be read says so, and the manual way is one touch', async () => {
    await page.keyboard.type('HELLOWORLD');
    await page.keyboard.press('Enter');
    await page.getByText(/pas celui d’une boîte/).waitFor(soon);
    expect(await status()).toMatch(/Rien n’a été ajouté/);
    await page.getByRole('button', { name: 'Saisir à la main' }).click();
    await expect.poll(status).toBe('');
  });
});
