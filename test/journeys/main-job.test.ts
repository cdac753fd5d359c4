import { afterEach, describe, expect, inject, test } from 'vitest';
import { freshProfile, openTablet } from '../support/browser.ts';
import { freshData, startEndpoint } from '../support/endpoint.ts';
import { shiftedApp } from '../support/shifted-app.ts';
import { backToToday, count, enrolTablet, enterAsSupervisor, productCard } from '../support/steps.ts';

const tocilizumab = /Tocilizumab IV/;
const countTocilizumab = /^Compter Tocilizumab IV/;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** 15:00 UTC, noon in Cayenne. */
const days = [
  { day: 'a Monday', at: '2026-11-23T15:00:00Z', missed: false },
  { day: 'a Friday', at: '2026-11-27T15:00:00Z', missed: false },
  { day: 'a Sunday', at: '2026-11-29T15:00:00Z', missed: true },
];
const doneUnsent = /faite, non transmise/;

describe.skipIf(!inject('chromium'))('a count made without the endpoint', () => {
  test.each(days)('on $day reaches the nation after the browser was killed', async ({ at, missed }) => {
    const shiftMs = Date.parse(at) - Date.now();
    const app = shiftedApp(shiftMs);
    const data = freshData();
    const profile = freshProfile();
    cleanUps.push(app.remove, data.remove, profile.remove);
    const first = await startEndpoint({ data: data.path, shiftMs, dist: app.path });
    cleanUps.push(first.kill);
    const tablet = await openTablet(inject('chromium'), profile.path);
    cleanUps.push(tablet.kill);

    const wall = await tablet.context.newPage();
    await enterAsSupervisor(wall, first.port, first.token);
    const row = () => wall.locator('tr', { hasText: 'Démonstration — Cayenne' }).first();
    const before = await row().innerText();
    expect(before).toMatch(/Jamais|jamais/);
    await wall.close();

    await enrolTablet(tablet.page, first.port, first.code);
    await first.kill();
    await tablet.page.reload();
    await count(tablet.page, countTocilizumab, [2, 1, 3]);
    await tablet.page
      .getByText(/À transmettre/)
      .first()
      .waitFor();
    await backToToday(tablet.page);

    const card = productCard(tablet.page, tocilizumab);
    await card.getByText(doneUnsent).waitFor();
    await card.getByText('1 sur 3 cette semaine').waitFor();
    await card.getByText('1 injection possible, 2 exigées').waitFor();
    expect(await card.getByText(/Semaine manquée/).count()).toBe(missed ? 1 : 0);
    await tablet.page
      .getByText(/1\sà\stransmettre/)
      .first()
      .waitFor();
    await tablet.kill();

    const reopened = await openTablet(inject('chromium'), profile.path);
    cleanUps.push(reopened.kill);
    await reopened.page.goto(`http://localhost:${first.port}/`);
    await reopened.page
      .getByText(/1\sà\stransmettre/)
      .first()
      .waitFor();
    await productCard(reopened.page, tocilizumab).getByText(doneUnsent).waitFor();

    const again = await startEndpoint({ data: data.path, port: first.port, shiftMs, dist: app.path });
    cleanUps.push(again.stop);
    await reopened.page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor({ timeout: 75_000 });
    await reopened.page.goto(`http://localhost:${first.port}/journal`);
    await reopened.page
      .getByText(/Transmis à .*, n°\s\d+/)
      .first()
      .waitFor();

    const wallAgain = await reopened.context.newPage();
    await enterAsSupervisor(wallAgain, again.port, again.token);
    const after = await wallAgain.locator('tr', { hasText: 'Démonstration — Cayenne' }).first().innerText();
    expect(after).not.toBe(before);
    expect(after).toMatch(/1\sinjection\spossible, 2\sexigées/);
  });
});
