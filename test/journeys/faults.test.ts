import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openTablet } from '../support/browser.ts';
import { canMount } from '../support/mount.ts';
import { stage } from '../support/stage.ts';
import { backToToday, count, enrolTablet, fillIn } from '../support/steps.ts';

const soon = { timeout: 20_000 };

describe.skipIf(!inject('chromium'))('faults of a browser', () => {
  const scene = stage();
  const origin = () => scene.address('/').slice(0, -1);

  beforeAll(async () => {
    await scene.tablet.context.addInitScript(rememberDurability);
    await enrolTablet(scene.tablet.page, scene.endpoint.port, scene.endpoint.code);
  });

  test('F2: in the browser itself every transaction that writes is strict', async () => {
    const { page } = scene.tablet;
    await page.goto(scene.address('/'));
    await count(page, /^Compter Dexaméthasone/, [4]);
    await page
      .getByText(/Transmis à/)
      .first()
      .waitFor(soon);
    const asked = await page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((it) => it !== 'strict')).toEqual([]);
  });

  test('F8: two tabs and the worker that drain at once send each count once', async () => {
    const { page, context } = scene.tablet;
    const other = await context.newPage();
    const worker = context.serviceWorkers()[0];
    if (!worker) throw new Error('there is no worker');
    await context.addInitScript(sendSlowly);
    await worker.evaluate(sendSlowly);
    await page.goto(scene.address('/journal'));
    await page.getByRole('heading', { name: 'Journal', level: 1 }).waitFor(soon);
    const before = (await numbersOn(page)).length;
    for (const tab of [page, other]) await tab.goto(scene.address('/'));
    await context.setOffline(true);
    await count(page, /^Compter Dexaméthasone/, [4]);
    await count(other, /^Compter Dexaméthasone/, [4]);
    await context.setOffline(false);
    const realms = [page, other, worker] as { evaluate<T>(run: () => T): Promise<T> }[];
    for (const realm of realms) await realm.evaluate(() => void Object.assign(globalThis, { sendings: [] }));
    await Promise.all([
      ...[page, other].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))),
      worker.evaluate(() => {
        const event = Object.assign(new Event('sync'), { tag: 'releve-drain', waitUntil: () => undefined });
        dispatchEvent(event);
      }),
    ]);
    const sendings = async () =>
      (await Promise.all(realms.map((realm) => realm.evaluate(() => (globalThis as never as Slow).sendings))))
        .flat()
        .sort(([a], [b]) => a - b);
    await expect.poll(async () => (await sendings()).length, soon).toBeGreaterThan(2);
    for (const [index, [, end]] of (await sendings()).slice(0, -1).entries())
      expect((await sendings())[index + 1]?.[0]).toBeGreaterThanOrEqual(end);
    for (const tab of [page, other]) {
      await tab.goto(scene.address('/journal'));
      await tab
        .getByText(/Transmis à .*, n°\s\d+/)
        .nth(before + 1)
        .waitFor(soon);
    }
    expect(await numbersOn(page)).toEqual(await numbersOn(other));
    expect(new Set(await numbersOn(page)).size).toBe(before + 2);
    await other.close();
  });

  test('F4: with no room left by the browser’s own count nothing is called recorded, and later it is', async () => {
    await scene.tablet.close();
    scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
    const { page, context } = scene.tablet;
    // Before the page opens: the browser looks at the room left every half minute.
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 1 });
    await page.goto(scene.address('/'));
    const makeRoom = () => session.send('Storage.overrideQuotaForOrigin', { origin: origin() });
    expect(await countUntilFull(page, makeRoom)).toBe(1);
  });
});

describe.skipIf(!inject('chromium') || !canMount())('a disk of 60 MB', () => {
  const scene = stage();

  test('F4: full, it lets nothing be called recorded; with room again it does, and a kill loses nothing', async () => {
    await scene.tablet.close();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', scene.profile.path]);
    try {
      scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
      const { page } = scene.tablet;
      await enrolTablet(page, scene.endpoint.port, scene.endpoint.code);
      await scene.endpoint.kill();
      const filler = join(scene.profile.path, 'filler');
      fill(filler);
      // What still fits a page of the disk that is there already is recorded in truth.
      const times = await countUntilFull(page, () => rmSync(filler));
      await scene.tablet.kill();
      scene.tablet = await openTablet(inject('chromium'), scene.profile.path);
      await scene.tablet.page.goto(scene.address('/'));
      await scene.tablet.page
        .getByText(new RegExp(`\\b${times}\\sà\\stransmettre`))
        .first()
        .waitFor(soon);
      await scene.tablet.kill();
    } finally {
      await scene.tablet.kill();
      execFileSync('umount', ['-l', scene.profile.path]);
    }
  });
});

/** Counts until the tablet refuses for want of room, and again once there is some; says how often it recorded. */
async function countUntilFull(page: Page, makeRoom: () => unknown): Promise<number> {
  const recorded = page.getByRole('heading', { name: 'Enregistré sur cette tablette' });
  const refused = page.getByText(/Rien n’a été enregistré.*plus de place/);
  for (let times = 1; times < 40; times++) {
    await fillIn(page, /^Compter Dexaméthasone/, [4]);
    await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
    await recorded.or(refused).waitFor(soon);
    if (await recorded.isVisible()) {
      await backToToday(page);
      continue;
    }
    await makeRoom();
    // The browser looks at the room left every half minute; its database, closed by the failed write, is opened again.
    for (let tries = 1; !(await recorded.isVisible()) && tries < 20; tries++) {
      await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
      await recorded.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    await recorded.waitFor(soon);
    return times;
  }
  throw new Error('the tablet was never full');
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [1_048_576, 65_536, 4_096]) {
    const bytes = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, bytes);
    } catch {
      // No room for one of that size.
    }
  }
  closeSync(file);
}

/** Notes what each transaction that writes asks of the disk. */
function rememberDurability(): void {
  const asked: string[] = [];
  Object.assign(globalThis, { asked });
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite') asked.push(options?.durability ?? 'default');
    return original.call(this, names, mode, options);
  };
}

interface Slow {
  sendings: [begun: number, ended: number][];
}

/** Runs in pages and worker: each batch takes long enough for another to fall into it, and notes from when to when. */
function sendSlowly(): void {
  const world = globalThis as never as Slow & { fetch: typeof fetch };
  const send = world.fetch.bind(globalThis);
  world.sendings = [];
  world.fetch = async (...asked) => {
    if (asked[0] !== '/v1/sync') return send(...asked);
    const begun = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const response = await send(...asked);
    world.sendings.push([begun, Date.now()]);
    return response;
  };
}

async function numbersOn(page: Page): Promise<string[]> {
  const lines = await page.getByText(/Transmis à .*, n°\s\d+/).allInnerTexts();
  return lines.map((line) => /n°\s(\d+)/.exec(line)?.[1] ?? '');
}
