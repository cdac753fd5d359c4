import type { Page } from 'playwright-core';
import { skipWaitingMessage } from '../../../src/sync/worker-names.ts';
import { findings } from '../../support/axe.ts';
import { newerBuild } from '../../support/newer-build.ts';
import { count, fillIn } from '../../support/steps.ts';
import { type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { type Round, rounds } from './rounds.ts';

interface World extends BrowserWorld {
  newer: ReturnType<typeof newerBuild>;
}

const soon = { timeout: 20_000 };
const withinMs = 3_000;
const older = /Cette page est plus ancienne que ses données/;
const blocked = /Un autre onglet de Relevé, plus ancien, tient encore la mémoire/;
const dexamethasone = /^(Compter|Reprendre le comptage de) Dexaméthasone/;

export const newerDatabaseRows = [
  rounds<World | null>({
    row: 'F7',
    short: 1,
    full: 10,
    of: 'upgrades by a second build: overtaken in the middle of a count, taken back, blocked',
    missing: missingBrowser,
    open: async () => null,
    // Each in a profile of its own: a database never becomes older again.
    round: async () => {
      const world = Object.assign(await browserWorld(), { newer: newerBuild() });
      try {
        const overtaken = await overtake(world);
        const back = await takeBack(world);
        const held = await block(world);
        const times = [overtaken, back, held].map((it) => `${it.ms} ms`).join(', ');
        return {
          violations: [overtaken, back, held].flatMap((it) => it.violations),
          note: `spoke after ${times}`,
        };
      } finally {
        await world.close();
        world.newer.remove();
      }
    },
    close: async () => undefined,
  }),
];

type Told = Round & { ms: number };

/** A page of the older build counts; one of the newer build opens beside it. */
async function overtake(world: World): Promise<Told> {
  const { page, context } = world.tablet;
  await page.goto(world.address('/'));
  await count(page, dexamethasone, [4]);
  await page.getByRole('button', { name: /Retour à Aujourd/ }).click(soon);
  await fillIn(page, dexamethasone, [5]);
  await deploy(world, page, world.newer.dist);
  const other = await context.newPage();
  const from = Date.now();
  await other.goto(world.address('/'));
  const spoke = await spokeAfter(page, older, from);
  await other.getByRole('link', { name: /^Reprendre le comptage de Dexaméthasone/ }).waitFor(soon);
  await other
    .getByText(/Tout\sest\stransmis/)
    .first()
    .waitFor(soon);
  await other.close();
  await page.waitForTimeout(500);
  const before = await contentsOf(world);
  // Whatever the older code still tries.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForTimeout(1_000);
  const violations = [...spoke.violations, ...changes(before, await contentsOf(world), 'overtaken')];
  return { ...spoke, violations };
}

/** The older build is put back: it finds a database that it does not know. */
async function takeBack(world: World): Promise<Told> {
  const { page } = world.tablet;
  await page.goto(world.address('/'));
  await page.getByRole('link', { name: dexamethasone }).waitFor(soon);
  await page.waitForTimeout(1_000);
  await deploy(world, page, 'dist');
  await page.goto(world.address('/v1/nothing'));
  const before = await contentsOf(world);
  const from = Date.now();
  await page.goto(world.address('/'));
  const spoke = await spokeAfter(page, older, from);
  await world.tablet.context
    .serviceWorkers()
    .at(-1)
    ?.evaluate(askToDrain)
    .catch(() => undefined);
  await page.waitForTimeout(1_000);
  return {
    ...spoke,
    violations: [...spoke.violations, ...changes(before, await contentsOf(world), 'taken back')],
  };
}

/** Something holds a database of the older build and does not let go when the newer one asks. */
async function block(world: World): Promise<Told> {
  const { page, context } = world.tablet;
  await deploy(world, page, world.newer.dist);
  const holder = await context.newPage();
  await holder.goto(world.address('/v1/nothing'));
  await page.goto(world.address('/v1/nothing'));
  await holder.evaluate(hold, (world.newer.version - 1) * 10);
  const from = Date.now();
  await page.goto(world.address('/'));
  const spoke = await spokeAfter(page, blocked, from);
  await holder.close();
  await page
    .getByRole('button', { name: 'Commencer' })
    .or(page.getByRole('link', { name: dexamethasone }))
    .first()
    .waitFor(soon);
  return spoke;
}

async function spokeAfter(page: Page, words: RegExp, from: number): Promise<Told> {
  const isSaid = await page
    .getByText(words)
    .first()
    .waitFor(soon)
    .then(
      () => true,
      () => false,
    );
  const ms = Date.now() - from;
  if (!isSaid) return { ms, violations: [`never said: ${words.source}`] };
  const late = ms > withinMs ? [`said only after ${ms} ms: ${words.source}`] : [];
  return { ms, violations: [...late, ...(await findings(page))] };
}

async function deploy(world: World, page: Page, dist: string): Promise<void> {
  await world.endpoint.kill();
  await world.restartEndpoint(dist);
  await page.evaluate(async (message) => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const { installing } = registration ?? {};
    if (installing)
      await new Promise<void>((resolve) => {
        installing.onstatechange = () => installing.state === 'installed' && resolve();
      });
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.oncontrollerchange = resolve;
    });
    registration?.waiting?.postMessage(message);
    await taken;
  }, skipWaitingMessage);
}

/** Runs in the worker. */
function askToDrain(): void {
  dispatchEvent(Object.assign(new Event('sync'), { tag: 'releve-drain', waitUntil: () => undefined }));
}

/** Runs in a page: makes the database the older build's again, and keeps it. */
function hold(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const forgetting = indexedDB.deleteDatabase('releve');
    forgetting.onsuccess = () => {
      const opening = indexedDB.open('releve', version);
      opening.onupgradeneeded = () => opening.result.createObjectStore('drafts', { keyPath: 'product' });
      opening.onsuccess = () => resolve(Object.assign(globalThis, { held: opening.result }) && undefined);
      opening.onerror = () => reject(opening.error);
    };
    forgetting.onerror = () => reject(forgetting.error);
  });
}

function changes(before: string, after: string, when: string): string[] {
  return before === after ? [] : [`older code wrote, ${when}`];
}

/** Every row and the version, read by a page that runs none of the app. */
async function contentsOf(world: World): Promise<string> {
  const page = await world.tablet.context.newPage();
  await page.goto(world.address('/v1/nothing'));
  const contents = await page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames];
          const rows: unknown[] = names.map(() => null);
          const reading = database.transaction(names);
          for (const [index, name] of names.entries()) {
            const asked = reading.objectStore(name).getAll();
            asked.onsuccess = () => {
              rows[index] = asked.result;
            };
          }
          reading.oncomplete = () => {
            database.close();
            resolve(JSON.stringify([database.version, names, rows]));
          };
        };
      }),
  );
  await page.close();
  return contents;
}
