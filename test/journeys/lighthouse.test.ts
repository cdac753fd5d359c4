import lighthouse from 'lighthouse';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProfile } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';

const categories = ['accessibility', 'best-practices'] as const;
/** Each with words that only it shows; « :counted » is the count that the tablet made. */
const screens = [
  ['today', '/', 'Jamais compté'],
  ['counting', '/compter/tocilizumab-iv', 'pas encore compté'],
  ['second count', '/compter/dexamethasone', 'Un chiffre tapé n’est pas celui attendu'],
  ['what left', '/sortie/tocilizumab-iv', 'Motif'],
  ['sheet to print', '/feuille/tocilizumab-iv', 'Compté par'],
  ['sheet to type in', '/feuille/tocilizumab-iv/saisir', 'Reste à saisir'],
  ['journal', '/journal', 'Journal'],
  ['correction', '/journal/corriger/:counted', 'Corriger'],
  ['withdrawal', '/journal/retirer/:counted', 'Retirer'],
  ['settings', '/reglages', 'Jours de comptage prévus'],
  ['product sheet', '/produit/tocilizumab-iv', 'Fiche\u00a0: Tocilizumab IV'],
  ['accessibility statement', '/accessibilite', 'non auditée'],
  ['note on data', '/donnees', 'Données'],
  ['supervisor’s list', '/superviseur', 'Qui appeler'],
  ['one facility', '/superviseur/etablissement/demo-cayenne', 'Code pour une tablette'],
] as const;

/** Lighthouse's own opinion of each main screen, as an enrolled tablet and a supervisor see it. */
describe.skipIf(!inject('chromium'))('Lighthouse gives 100', () => {
  const data = freshData();
  const profile = freshProfile();
  let endpoint: RunningEndpoint;
  let browser: Browser;
  let page: Page;
  let counted: string;

  beforeAll(async () => {
    endpoint = await startEndpoint({ data: data.path });
    browser = await launch({
      executablePath: inject('chromium'),
      userDataDir: profile.path,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      defaultViewport: null,
    });
    page = (await browser.pages())[0] ?? (await browser.newPage());
    await enter(`/enroler#${endpoint.code}`, 'Commencer', 'Tocilizumab IV');
    await count('5');
    const link = await page.waitForSelector('a[href^="/journal/corriger/"]');
    counted =
      (await link?.evaluate((it) => it.getAttribute('href')))?.replace('/journal/corriger/', '') ?? '';
    await count('50', 'C’est bien 50');
    await page.waitForSelector('::-p-text(pas celui attendu)');
    await enter(`/superviseur/entrer#${endpoint.token}`, 'Entrer', 'Démonstration — Cayenne');
  });
  afterAll(async () => {
    await browser?.close();
    await endpoint?.stop();
    for (const { remove } of [data, profile]) remove();
  });

  async function enter(path: string, button: string, words: string): Promise<void> {
    await page.goto(address(path));
    await press(button);
    await page.waitForSelector(`::-p-text(${words})`);
  }

  const address = (path: string) => `http://localhost:${endpoint.port}${path}`;
  const press = (button: string) => page.locator(`::-p-aria([name="${button}"][role="button"])`).click();

  /** Boxes of a product that has one presentation, and no other person to count again. */
  async function count(figure: string, jump?: string): Promise<void> {
    await page.goto(address('/compter/dexamethasone'));
    for (const digit of figure) await press(digit);
    await press('Suivant');
    if (jump) await press(jump);
    for (const digit of '1229') await press(digit);
    await press('Suivant');
    await press('Enregistrer le comptage');
  }

  test.each(screens)('%s', async (name, path, words) => {
    const url = address(path.replace(':counted', counted));
    const result = await lighthouse(
      url,
      {
        onlyCategories: [...categories],
        // What the tablet holds stays, and nothing is slowed: speed is not asked about here.
        disableStorageReset: true,
        // Simulated, or Lighthouse waits ten seconds for quiet whatever we say.
        throttlingMethod: 'simulate',
        formFactor: 'desktop',
        screenEmulation: { disabled: true },
        disableFullPageScreenshot: true,
        skipAboutBlank: true,
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 500,
        networkQuietThresholdMs: 500,
        cpuQuietThresholdMs: 500,
      },
      undefined,
      page,
    );
    if (!result) throw new Error('Lighthouse had nothing to say');
    const { lhr } = result;
    expect(lhr.runtimeError).toBeUndefined();
    expect(lhr.finalDisplayedUrl).toBe(url);
    await page.waitForSelector(`::-p-text(${words})`, { timeout: 2_000 });
    const scores = categories.map((id) => [id, Math.round((lhr.categories[id]?.score ?? 0) * 100)] as const);
    process.stdout.write(`Lighthouse, ${name}: ${scores.map((it) => it.join(' ')).join(', ')}\n`);
    expect(faults(lhr)).toEqual([]);
    expect(Object.fromEntries(scores)).toEqual({ accessibility: 100, 'best-practices': 100 });
  });
});

/** What was marked down, and where. */
function faults({ audits, categories }: Report): string[] {
  const weighed = Object.values(categories).flatMap((it) =>
    it.auditRefs.filter((ref) => ref.weight > 0).map((ref) => ref.id),
  );
  return weighed
    .filter((id) => (audits[id]?.score ?? 1) < 1)
    .map((id) => `${id}: ${JSON.stringify(audits[id]?.details ?? {}).slice(0, 600)}`);
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
