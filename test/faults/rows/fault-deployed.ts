import type { Page } from 'playwright-core';
import { skipWaitingMessage } from '../../../src/sync/worker-names.ts';
import { nextVersion } from '../../support/next-version.ts';
import { type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { type Round, rounds } from './rounds.ts';

interface World extends BrowserWorld {
  version: ReturnType<typeof nextVersion> | null;
}

const soon = { timeout: 20_000 };
const startCount = /^(Compter|Reprendre le comptage de) Tocilizumab IV/;

/** What happens to the page between the deployment and the end of its count. */
const meanwhiles: ((world: World, page: Page) => Promise<void>)[] = [
  async (_, page) => {
    await ready(page);
  },
  async (_, page) => {
    await ready(page);
    await page.reload();
  },
  // A second tab that is not counting installs the version: the first goes on under a worker that is not its own.
  async (world, page) => {
    await ready(page);
    const other = await world.tablet.context.newPage();
    await other.goto(world.address('/'));
    await other.evaluate(async (message) => {
      const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      waiting?.postMessage(message);
    }, skipWaitingMessage);
    await other.close();
    await page.waitForTimeout(500);
  },
];

const installedElsewhere = 2;

export const deployedRows = [
  rounds<World>({
    row: 'F26',
    short: 3,
    full: 20,
    of: 'versions deployed in the middle of a count',
    missing: missingBrowser,
    open: async () => Object.assign(await browserWorld(), { version: null }),
    round: deploy,
    close: async (world) => {
      await world.close();
      world.version?.remove();
    },
  }),
];

async function deploy(world: World, round: number): Promise<Round> {
  const { page } = world.tablet;
  const errors: string[] = [];
  const hear = (what: { message?: string; text?: () => string }) => {
    const said = what.message ?? what.text?.() ?? '';
    if (/module|chunk|Failed to fetch dynamically|404/i.test(said)) errors.push(said.slice(0, 200));
  };
  page.on('pageerror', hear).on('console', hear);
  await page.goto(world.address('/'));
  const link = page.getByRole('link', { name: startCount });
  if ((await link.innerText(soon)).startsWith('Reprendre'))
    return { violations: ['what was sealed is offered again'] };
  await link.click(soon);
  await type(page, '3', '1229', '2', '1229');

  const next = nextVersion(round);
  await world.endpoint.kill();
  await world.restartEndpoint(next.path);
  world.version?.remove();
  world.version = next;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await meanwhiles[round % meanwhiles.length]?.(world, page);

  await page.locator('.figure .value').first().waitFor(soon);
  const kept = await page.locator('.figure .value').allInnerTexts();
  const violations = kept.slice(0, 2).join() === '3,2' ? [] : [`the fields hold ${kept}`];
  // Parts that the page had not fetched before.
  await page
    .getByRole('link', { name: /Aujourd/ })
    .first()
    .click(soon);
  await page.getByRole('link', { name: 'Journal' }).first().click(soon);
  const isThere = page.getByRole('heading', { name: 'Journal', level: 1 }).waitFor(soon);
  await isThere.catch(async () =>
    errors.push(`no journal: ${await page.evaluate(() => document.body.innerText)}`),
  );
  await page.goBack();
  await page.getByRole('link', { name: startCount }).click(soon);
  await type(page, '4', '1229');
  await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
  await page.getByRole('heading', { name: 'Enregistré sur cette tablette' }).waitFor(soon);
  page.off('pageerror', hear).off('console', hear);
  if (round % meanwhiles.length !== installedElsewhere && !(await page.evaluate(isWaiting)))
    violations.push('the version took over, and nobody had agreed to it');
  return { violations: [...violations, ...errors] };
}

async function type(page: Page, ...figures: string[]): Promise<void> {
  const keypad = page.getByRole('group', { name: 'Pavé de saisie' });
  for (const figure of figures) {
    for (const digit of figure) await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
    await keypad.getByRole('button', { name: 'Suivant' }).click(soon);
  }
}

/** Until the new version waits for somebody's consent. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(isWaiting, undefined, soon);
}

async function isWaiting(): Promise<boolean> {
  return Boolean((await navigator.serviceWorker.getRegistration())?.waiting);
}
