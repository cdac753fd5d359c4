import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { nationOf } from '../../support/node-tablet.ts';
import { count } from '../../support/steps.ts';
import { asked, type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { sumOf } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

/** What a dying disk does to the files of IndexedDB, between two starts of the browser. */
const damages: [name: string, damage: (folder: string) => void][] = [
  ['emptied', (folder) => each(folder, /./, (file) => rmSync(file))],
  ['gone', (folder) => rmSync(folder, { recursive: true })],
  ['without its table of contents', (folder) => each(folder, /^(CURRENT|MANIFEST)/, (file) => rmSync(file))],
  [
    'its log truncated',
    (folder) => each(folder, /\.log$/, (file, bytes) => truncateSync(file, bytes.length >> 1)),
  ],
  ['its log emptied', (folder) => each(folder, /\.log$/, (file) => truncateSync(file, 0))],
  ['bits flipped', (folder) => each(folder, /\.(log|ldb)$/, flip)],
];

export const damagedBrowserRows = [
  rounds<BrowserWorld & { counts: number }>({
    row: 'F3',
    short: damages.length,
    full: 5 * damages.length,
    of: 'damaged databases of a browser',
    missing: missingBrowser,
    open: async () => {
      const world = await browserWorld();
      await world.endpoint.kill();
      return Object.assign(world, { counts: 0 });
    },
    round: damage,
    close: (world) => world.close(),
  }),
];

/** Two counts sealed without the endpoint, the database damaged; then both must reach it, once, whatever the tablet asks for. */
async function damage(world: BrowserWorld & { counts: number }, round: number): Promise<Round> {
  const [name, destroy] = damages[round % damages.length] as (typeof damages)[number];
  for (const _ of [1, 2]) {
    await world.tablet.page.goto(world.address('/'));
    await count(world.tablet.page, /^Compter Dexaméthasone/, [20]);
    world.counts += 1;
  }
  await world.tablet.close();
  destroy(indexedDbOf(world.profile.path));
  await world.reopen();
  await world.restartEndpoint();
  const { page } = world.tablet;
  await page.goto(world.address('/'));
  const isLinked = await page
    .getByText(/Tout\sest\stransmis/)
    .or(page.getByRole('button', { name: 'Commencer' }))
    .first()
    .waitFor({ timeout: 75_000 })
    .then(() =>
      page
        .getByText(/Tout\sest\stransmis/)
        .first()
        .isVisible(),
    );
  if (!isLinked) await linkAgain(world, page);
  const rows = await asked(world.data.path, (sql) => sql<{ text: string }[]>`select text from event`);
  await world.endpoint.kill();
  const isWhole = rows.length === world.counts && sumOf(rows) === 20 * world.counts;
  const said = `${name}: ${rows.length} counts of ${world.counts} arrived`;
  return { violations: isWhole ? [] : [said], note: `${name}${isLinked ? '' : ', linked again'}` };
}

async function linkAgain(world: BrowserWorld, page: Page): Promise<void> {
  const code = await (await nationOf(world.endpoint))();
  await page.goto(world.address(`/enroler#${code}`));
  await page.getByRole('button', { name: 'Commencer' }).click({ timeout: 20_000 });
  await page
    .getByText(/Tout\sest\stransmis/)
    .first()
    .waitFor({ timeout: 75_000 });
}

function indexedDbOf(profile: string): string {
  const parent = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(parent).find((it) => it.startsWith('http_localhost') && it.endsWith('.leveldb'));
  if (!name) throw new Error(`no database in ${parent}`);
  return join(parent, name);
}

function each(folder: string, pattern: RegExp, change: (file: string, bytes: Buffer) => void): void {
  for (const name of readdirSync(folder).filter((it) => pattern.test(it)))
    change(join(folder, name), readFileSync(join(folder, name)));
}

/** One in the first, the middle and the last kilobyte. */
function flip(file: string, bytes: Buffer): void {
  for (const at of [100, bytes.length >> 1, bytes.length - 100])
    if (bytes[at] !== undefined) bytes[at] = (bytes[at] as number) ^ 0x10;
  writeFileSync(file, bytes);
}
