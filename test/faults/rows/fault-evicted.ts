import type { Page } from 'playwright-core';
import type { SupervisionView } from '../../../src/protocol/supervision.ts';
import { type SupervisionClient, supervisionClient } from '../../../src/sync/supervision.ts';
import { browserFetch } from '../../support/node-tablet.ts';
import { count } from '../../support/steps.ts';
import { asked, type BrowserWorld, browserWorld, missingBrowser } from './browser-world.ts';
import { sumOf } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

const soon = { timeout: 20_000 };
const patient = { timeout: 75_000 };
const dexamethasone = /^Compter Dexaméthasone/;
const couldErase = /Le navigateur pourrait effacer/;

type Case = [name: string, show: (world: BrowserWorld) => Promise<string[]>];

/** What a browser took away, and whether the count that was not sent is lost by it; from an open page it may not take all. */
const cases: Case[] = [
  ['IndexedDB under an open page', (world) => erase(world, 'indexeddb', { isOpen: true, isLost: false })],
  ['IndexedDB', (world) => erase(world, 'indexeddb', { isLost: false })],
  ['IndexedDB and the mark', (world) => erase(world, 'indexeddb,local_storage', { isLost: false })],
  ['all but the mark', (world) => erase(world, 'indexeddb,file_systems,cache_storage', { isLost: true })],
  [
    'all but the mark, under an open page',
    (world) => erase(world, 'indexeddb,file_systems,cache_storage', { isOpen: true }),
  ],
  ['all but the mark, and all was sent', eraseSent],
  ['everything', eraseAll],
  ['persistence refused, then granted', persistence],
  ['a private window', privately],
];

export const evictedRows = [
  rounds<null>({
    row: 'F6',
    short: cases.length,
    full: 5 * cases.length,
    of: 'browsers that erased, refused or promised nothing',
    missing: missingBrowser,
    open: async () => null,
    round: oneCase,
    close: async () => undefined,
  }),
];

async function oneCase(_: null, round: number): Promise<Round> {
  const [name, run] = cases[(round - 1) % cases.length] as Case;
  const world = await browserWorld();
  try {
    const violations = await run(world);
    return { violations: violations.map((it) => `${name}: ${it}`), note: name };
  } finally {
    await world.close();
  }
}

/** A count that is sent, one that is not, and what they were kept in erased; then linked again, and counted once more. */
async function erase(
  world: BrowserWorld,
  storageTypes: string,
  { isOpen = false, isLost }: { isOpen?: boolean; isLost?: boolean },
): Promise<string[]> {
  await countTwice(world);
  const { page } = world.tablet;
  await page.goto(isOpen ? world.address('/') : 'about:blank');
  if (isOpen) await page.getByRole('link', { name: dexamethasone }).waitFor(soon);
  await clear(world, page, storageTypes);
  // Whatever makes an open page look at its store again, and again: the first look may come before the browser tells it.
  if (isOpen)
    await page.evaluate(
      () => void setInterval(() => document.dispatchEvent(new Event('visibilitychange')), 1_000),
    );
  await world.restartEndpoint();
  const nation = await enter(world);
  if (!isOpen) await page.goto(world.address('/'));
  await page.getByRole('button', { name: 'Commencer' }).waitFor(soon);
  await link(world, page, nation, isOpen);
  await page.waitForTimeout(1_000);
  const isTold = await page
    .getByText(/disparu/)
    .first()
    .isVisible();
  const atContact = await gapsOf(nation);
  await count(page, dexamethasone, [5]);
  await page.goto(world.address('/'));
  await allSent(page);
  const rows = await asked(world.data.path, (sql) => sql<{ text: string }[]>`select text from event`);
  const gaps = await gapsOf(nation);
  const isWhole = rows.length === 3 && sumOf(rows) === 14;
  const violations: string[] = [];
  if (gaps !== atContact) violations.push(`the nation missed ${atContact} at the next contact, then ${gaps}`);
  if (!isWhole && gaps !== '[{"from":2,"to":2}]')
    violations.push(`${rows.length} counts arrived, and the nation misses ${gaps}`);
  if (isWhole && gaps !== '[]') violations.push(`all arrived, and the nation misses ${gaps}`);
  if (isWhole === isTold)
    violations.push(isTold ? 'told that something is missing' : 'not a word of what is missing');
  if (isLost !== undefined && isWhole === isLost)
    violations.push(isLost ? 'nothing was lost' : 'a count is lost');
  return violations;
}

/** Nobody is to look for what the endpoint has. */
async function eraseSent(world: BrowserWorld): Promise<string[]> {
  const { page } = world.tablet;
  await page.goto(world.address('/'));
  await count(page, dexamethasone, [4]);
  await page.goto(world.address('/'));
  await allSent(page);
  await page.goto('about:blank');
  await clear(world, page, 'indexeddb,file_systems,cache_storage');
  const nation = await enter(world);
  await link(world, page, nation);
  const vanished = page.getByText(/disparu/).first();
  const isSilent = await vanished.waitFor({ state: 'hidden', ...soon }).then(
    () => true,
    () => false,
  );
  const gaps = await gapsOf(nation);
  const violations = isSilent ? [] : ['what arrived is said to be lost'];
  return gaps === '[]' ? violations : [...violations, `the nation misses ${gaps}`];
}

/** Nothing on the tablet knows of anything: the nation still does. */
async function eraseAll(world: BrowserWorld): Promise<string[]> {
  await countTwice(world);
  const { page } = world.tablet;
  await page.goto('about:blank');
  await clear(world, page, 'all');
  await world.restartEndpoint();
  const nation = await enter(world);
  const [before] = devicesOf(await nation.view());
  await page.goto(world.address('/'));
  await page.getByRole('button', { name: 'Commencer' }).waitFor(soon);
  await link(world, page, nation);
  await count(page, dexamethasone, [5]);
  await page.goto(world.address('/'));
  await allSent(page);
  const after = devicesOf(await nation.view());
  const old = after.find((it) => it.device === before?.device);
  const violations = old?.lastHeardAt === before?.lastHeardAt ? [] : ['the old tablet was heard again'];
  return after.length === 2 ? violations : [...violations, `${after.length} tablets are known`];
}

async function persistence(world: BrowserWorld): Promise<string[]> {
  const { page, context } = world.tablet;
  const session = await context.newCDPSession(page);
  const origin = world.address('/').slice(0, -1);
  const set = (setting: string) =>
    session.send(
      'Browser.setPermission' as never,
      { origin, permission: { name: 'persistent-storage' }, setting } as never,
    );
  await set('denied');
  await page.goto(world.address('/'));
  const banner = page.getByText(couldErase).first();
  const violations: string[] = [];
  await banner.waitFor(soon).catch(() => violations.push('refused, and not a word'));
  await count(page, dexamethasone, [4]);
  await set('granted');
  await page.goto(world.address('/'));
  await page.getByRole('link', { name: dexamethasone }).waitFor(soon);
  await page.waitForFunction(() => navigator.storage.persisted(), undefined, soon);
  await page.waitForTimeout(1_000);
  if (await banner.isVisible()) violations.push('granted, and still warned');
  return violations;
}

async function privately(world: BrowserWorld): Promise<string[]> {
  const nation = await enter(world);
  const context = await world.tablet.context.browser()?.newContext();
  if (!context) return ['no private window'];
  const page = await context.newPage();
  await link(world, page, nation);
  const violations: string[] = [];
  const isSaid = page.getByText(couldErase).first().waitFor(soon);
  await isSaid.catch(() => violations.push('nothing says that it may be erased'));
  await count(page, dexamethasone, [4]);
  await page.goto(world.address('/'));
  await allSent(page);
  await context.close();
  return violations;
}

/** Of 4, which arrives, and of 5, which does not. */
async function countTwice(world: BrowserWorld): Promise<void> {
  const { page } = world.tablet;
  await page.goto(world.address('/'));
  await count(page, dexamethasone, [4]);
  await page.goto(world.address('/'));
  await allSent(page);
  await world.endpoint.kill();
  await count(page, dexamethasone, [5]);
  await page
    .getByText(/À\stransmettre/)
    .first()
    .waitFor(soon);
}

async function clear(world: BrowserWorld, page: Page, storageTypes: string): Promise<void> {
  const session = await world.tablet.context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: world.address('/').slice(0, -1), storageTypes });
  await session.detach();
}

async function enter({ endpoint }: BrowserWorld): Promise<SupervisionClient> {
  const nation = supervisionClient(browserFetch(() => endpoint.port));
  await nation.enter(endpoint.token);
  return nation;
}

/** By its link, which opens the page anew; or by its code, typed into the page that is there. */
async function link(
  world: BrowserWorld,
  page: Page,
  nation: SupervisionClient,
  isTyped = false,
): Promise<void> {
  const fresh = await nation.enrolmentCode('demo-cayenne');
  if (fresh.kind !== 'ok') throw new Error(`no code: ${JSON.stringify(fresh)}`);
  if (isTyped) await page.getByLabel('Code à douze signes').fill(fresh.value.code, soon);
  else await page.goto(world.address(`/enroler#${fresh.value.code}`));
  await page.getByRole('button', { name: 'Commencer' }).click(soon);
  await allSent(page);
}

async function allSent(page: Page): Promise<void> {
  await page
    .getByText(/Tout\sest\stransmis/)
    .first()
    .waitFor(patient);
}

async function gapsOf(nation: SupervisionClient): Promise<string> {
  return JSON.stringify(devicesOf(await nation.view()).flatMap((it) => it.gaps));
}

function devicesOf(
  view: Awaited<ReturnType<SupervisionClient['view']>>,
): SupervisionView['facilities'][number]['devices'] {
  if (view.kind !== 'ok') throw new Error(`no view: ${view.kind}`);
  return view.value.facilities.find((it) => it.facility.id === 'demo-cayenne')?.devices ?? [];
}
