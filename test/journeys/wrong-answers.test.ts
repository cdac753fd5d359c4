import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { type Fault, faults, faultyProxy } from '../support/faulty-proxy.ts';
import { shiftedApp } from '../support/shifted-app.ts';
import { count, enrolTablet } from '../support/steps.ts';

const waiting = /1\sà\stransmettre/;

describe.skipIf(!inject('chromium'))('F14: wrong answers, met by the page and by its worker', () => {
  const app = shiftedApp(0);
  const data = freshData();
  const profile = freshProfile();
  let endpoint: RunningEndpoint;
  let proxy: Awaited<ReturnType<typeof faultyProxy>>;
  let tablet: Tablet;

  beforeAll(async () => {
    endpoint = await startEndpoint({ data: data.path, dist: app.path });
    proxy = await faultyProxy(endpoint.port);
    tablet = await openTablet(inject('chromium'), profile.path);
    await enrolTablet(tablet.page, proxy.port, endpoint.code);
    proxy.spoil('500');
    await count(tablet.page, /^Compter Tocilizumab IV/, [2, 0, 3]);
    await tablet.page.goto(`http://localhost:${proxy.port}/`);
  });
  afterAll(async () => {
    await tablet?.kill();
    await proxy?.close();
    await endpoint?.stop();
    app.remove();
    data.remove();
    profile.remove();
  });

  const spoiledBy = async (fault: Fault, trigger: () => Promise<unknown>) => {
    proxy.spoil(fault);
    for (let tries = 0; proxy.spoiled() === 0 && tries < 40; tries++) {
      await trigger();
      await tablet.page.waitForTimeout(250);
    }
    expect(proxy.spoiled()).toBeGreaterThan(0);
  };

  test.each(faults)('the page keeps its outbox on %s', async (fault) => {
    await spoiledBy(fault, () => tablet.page.evaluate(() => dispatchEvent(new Event('online'))));
    await tablet.page.reload();
    await tablet.page.getByText(waiting).first().waitFor();
  });

  test.each(faults)('the worker keeps the outbox on %s, with no page open', async (fault) => {
    const address = `http://localhost:${proxy.port}/`;
    await tablet.page.goto('about:blank');
    const worker = await workerOf(tablet, address);
    await spoiledBy(fault, () => worker.sync());
    await tablet.page.goto(address);
    await tablet.page.getByText(waiting).first().waitFor();
  });

  test('the worker alone delivers it once answers are right again', async () => {
    const address = `http://localhost:${proxy.port}/`;
    await tablet.page.goto('about:blank');
    proxy.spoil('none');
    const worker = await workerOf(tablet, address);
    await worker.sync();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await endpoint.kill();
    await tablet.page.goto(`${address}journal`);
    await tablet.page
      .getByText(/Transmis à .*, n°\s\d+/)
      .first()
      .waitFor();
  });
});

/** Background Sync happens when the browser sees fit; the debugger makes it happen now. */
async function workerOf(tablet: Tablet, origin: string): Promise<{ sync: () => Promise<void> }> {
  const session: CDPSession = await tablet.context.newCDPSession(tablet.page);
  const registrations: { registrationId: string; scopeURL: string }[] = [];
  session.on('ServiceWorker.workerRegistrationUpdated', (event) =>
    registrations.push(...event.registrations),
  );
  await session.send('ServiceWorker.enable');
  for (let tries = 0; registrations.length === 0 && tries < 40; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const registrationId = registrations.find((it) =>
    it.scopeURL.startsWith(origin.slice(0, -1)),
  )?.registrationId;
  if (!registrationId) throw new Error('no worker is registered');
  const sync = () =>
    session.send('ServiceWorker.dispatchSyncEvent', {
      origin: origin.slice(0, -1),
      registrationId,
      tag: 'releve-drain',
      lastChance: false,
    });
  return { sync: async () => void (await sync()) };
}
