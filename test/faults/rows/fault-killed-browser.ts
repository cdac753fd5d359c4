import { count } from '../../support/steps.ts';
import { chance } from '../fuzz/chance.ts';
import { asked, type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { sumOf, unsentCounts } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

interface World extends BrowserWorld {
  /** Vials that the screen called recorded. */
  recorded: number;
  counts: number;
}

export const killedBrowserRows = [
  rounds<World>({
    row: 'F1',
    short: 20,
    full: 300,
    of: 'SIGKILLs of the browser after « enregistré »',
    missing: missingBrowser,
    open: async () => {
      const world = await browserWorld();
      await world.endpoint.kill();
      return Object.assign(world, { recorded: 0, counts: 0 });
    },
    round: countAndKill,
    finish: sendAll,
    close: (world) => world.close(),
  }),
];

async function countAndKill(world: World, round: number): Promise<Round> {
  const { below } = chance(round, 1);
  // A jump from the count before would be asked about.
  const figure = 20 + below(3);
  const { page } = world.tablet;
  await page.goto(world.address('/'));
  await count(page, /^Compter Dexaméthasone/, [figure]);
  await new Promise((resolve) => setTimeout(resolve, below(40)));
  await world.tablet.kill();
  world.recorded += figure;
  world.counts += 1;
  await world.reopen();
  await world.tablet.page.goto(world.address('/'));
  const kept = await unsentCounts(world.tablet.page);
  const isThere = kept.length === world.counts && sumOf(kept) === world.recorded;
  return {
    violations: isThere ? [] : [`${kept.length} counts are there of ${world.counts} that were recorded`],
  };
}

async function sendAll(world: World): Promise<Round> {
  await world.restartEndpoint();
  await world.tablet.page.reload();
  await world.tablet.page
    .getByText(/Tout\sest\stransmis/)
    .first()
    .waitFor({ timeout: 75_000 });
  const rows = await asked(world.data.path, (sql) => sql<{ text: string }[]>`select text from event`);
  const isSame = rows.length === world.counts && sumOf(rows) === world.recorded;
  const said = `${rows.length} counts of ${sumOf(rows)} vials stored; ${world.counts} of ${world.recorded} recorded`;
  return { violations: isSame ? [] : [said], note: said };
}
