import { afterAll, beforeAll, inject } from 'vitest';
import { freshProfile, openTablet, type Tablet } from './browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from './endpoint.ts';
import { shiftedApp } from './shifted-app.ts';

/** What a group of journeys plays on; a test that kills an endpoint or a tablet puts the next one here. */
export interface Stage {
  app: { path: string };
  data: { path: string };
  profile: { path: string };
  endpoint: RunningEndpoint;
  tablet: Tablet;
  address: (path: string) => string;
}

/**
 * An endpoint that serves the built app, `shiftMs` from now, and a tablet in a real Chromium: there before the tests of
 * a group, gone after them. `onForeign` hears of requests to other origins, which otherwise fail the tablet.
 */
export function stage({
  shiftMs = 0,
  onForeign,
}: {
  shiftMs?: number;
  onForeign?: (what: string) => void;
} = {}): Stage {
  const places = { app: shiftedApp(shiftMs), data: freshData(), profile: freshProfile() };
  const scene = { ...places } as unknown as Stage;
  scene.address = (path) => `http://localhost:${scene.endpoint.port}${path}`;
  beforeAll(async () => {
    const { app, data, profile } = places;
    scene.endpoint = await startEndpoint({ data: data.path, shiftMs, dist: app.path });
    scene.tablet = await openTablet(inject('chromium'), profile.path, undefined, [], onForeign);
  });
  afterAll(async () => {
    await scene.tablet?.kill();
    await scene.endpoint?.kill();
    for (const { remove } of Object.values(places)) remove();
  });
  return scene;
}
