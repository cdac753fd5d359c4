import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fillIn } from '../../support/steps.ts';
import { asked, type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { type Death, dieAsTold } from './dying-connections.ts';
import { sumOf, unsentCounts } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

interface World extends BrowserWorld {
  recorded: number[];
}

const soon = { timeout: 20_000 };
const beyondHelp = 1_000;

/** How the connection dies under a seal or a draft, and how often in a row. */
const deaths: [name: string, death: Death, times: number][] = [
  ['InvalidStateError', 'closing', 3],
  ['UnknownError', 'lost', 3],
  ['closed under its page', 'closed', 3],
  ['aborted on its way', 'aborted', 3],
  ['completed, and never told', 'unheard', 3],
  ['InvalidStateError for good', 'closing', beyondHelp],
  ['UnknownError for good', 'lost', beyondHelp],
  ['aborted for good', 'aborted', beyondHelp],
  ['completed, and never told, for good', 'unheard', beyondHelp],
  ['the browser’s storage killed', 'none', 0],
];

export const deadConnectionRows = [
  rounds<World>({
    row: 'F5',
    short: deaths.length,
    full: 5 * deaths.length,
    of: 'connections that died under a count',
    missing: missingBrowser,
    open: async () => {
      const world = Object.assign(await browserWorld(), { recorded: [] });
      await world.endpoint.kill();
      await world.tablet.context.addInitScript(dieAsTold);
      return world;
    },
    round: dieUnder,
    finish: sendAll,
    close: (world) => world.close(),
  }),
];

/** In odd rounds it dies under the seal, in even ones from the first touch on. */
async function dieUnder(world: World, round: number): Promise<Round> {
  const [name, death, times] = deaths[round % deaths.length] as (typeof deaths)[number];
  const { page } = world.tablet;
  const figure = 20 + (round % 3);
  await page.goto(world.address('/'));
  const die = () =>
    page.evaluate(([how, often]) => Object.assign(globalThis, { dying: { how, often } }), [
      death,
      times,
    ] as const);
  const isEarly = Math.floor(round / deaths.length) % 2 === 1;
  await page.getByRole('link', { name: /^(Compter|Reprendre le comptage de) Dexaméthasone/ }).waitFor(soon);
  if (isEarly) await die();
  await fillIn(page, /^Compter Dexaméthasone/, [figure]);
  if (!isEarly) await die();
  if (death === 'none') killStorageOf(world.profile.path);
  await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
  const violations = await sayings(page, times === beyondHelp, figure);
  world.recorded.push(figure);
  const kept = await unsentCounts(page);
  if (kept.length !== world.recorded.length || sumOf(kept) !== sumOfAll(world.recorded))
    violations.push(`${kept.length} counts are kept of ${world.recorded.length} that were recorded`);
  return { violations: violations.map((it) => `${name}: ${it}`), note: name };
}

/** Either « enregistré » at once, or words, what was typed, and « enregistré » once the storage is well again. */
async function sayings(page: Page, isHelpless: boolean, figure: number): Promise<string[]> {
  const recorded = page.getByRole('heading', { name: 'Enregistré sur cette tablette' });
  const refused = page.getByText(/Rien n’a été enregistré/);
  await recorded.or(refused).first().waitFor(soon);
  const violations: string[] = [];
  if ((await recorded.isVisible()) === isHelpless)
    violations.push(isHelpless ? 'called recorded on a dead connection' : 'not recorded over a fresh one');
  if (await recorded.isVisible()) return violations;
  if ((await page.locator('.figure .value').first().innerText()) !== `${figure}`)
    violations.push('what was typed is gone');
  await page.evaluate(() => Object.assign(globalThis, { dying: undefined }));
  await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
  await recorded.waitFor(soon);
  return violations;
}

/** The process of this browser, and of no other, that keeps what pages store. */
function killStorageOf(profile: string): void {
  const pids = readdirSync('/proc').filter((it) => {
    const command = /^\d+$/.test(it) ? commandOf(it) : '';
    return command.includes(`--user-data-dir=${profile}`) && command.includes('storage.mojom.StorageService');
  });
  if (pids.length === 0) throw new Error('no process of this browser keeps what pages store');
  for (const pid of pids) process.kill(Number(pid), 'SIGKILL');
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function sendAll(world: World): Promise<Round> {
  await world.restartEndpoint();
  await world.tablet.page.goto(world.address('/'));
  await world.tablet.page
    .getByText(/Tout\sest\stransmis/)
    .first()
    .waitFor({ timeout: 75_000 });
  const rows = await asked(world.data.path, (sql) => sql<{ text: string }[]>`select text from event`);
  const isSame = rows.length === world.recorded.length && sumOf(rows) === sumOfAll(world.recorded);
  const said = `${rows.length} counts stored of ${world.recorded.length} recorded`;
  return { violations: isSame ? [] : [said], note: said };
}

function sumOfAll(figures: readonly number[]): number {
  return figures.reduce((sum, it) => sum + it, 0);
}
