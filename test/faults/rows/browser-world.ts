import { existsSync } from 'node:fs';
import type postgres from 'postgres';
import { openDatabase } from '../../../src/endpoint/database/open.ts';
import { freshProfile, openTablet, type Tablet } from '../../support/browser.ts';
import { findChromium } from '../../support/chromium.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../../support/endpoint.ts';
import { enrolTablet } from '../../support/steps.ts';

const chromium = findChromium(process.env);

/** Why no row can be shown in a browser here; null where it can. */
export function missingBrowser(): string | null {
  if (!chromium) return 'there is no Chromium';
  return existsSync('dist/sw.js') ? null : 'there is no build';
}

/** An endpoint over a database of its own, and a linked tablet in a real Chromium, whose origin stays the same. */
export interface BrowserWorld {
  data: ReturnType<typeof freshData>;
  profile: ReturnType<typeof freshProfile>;
  endpoint: RunningEndpoint;
  tablet: Tablet;
  address: (path: string) => string;
  /** The browser again, over the same profile, where the one before was killed or closed. */
  reopen(): Promise<void>;
  /** Perhaps with another build of the app. */
  restartEndpoint(dist?: string): Promise<void>;
  close(): Promise<void>;
}

export async function browserWorld({ isLinked = true } = {}): Promise<BrowserWorld> {
  const data = freshData();
  const profile = freshProfile();
  const endpoint = await startEndpoint({ data: data.path });
  const open = () => openTablet(chromium as string, profile.path);
  const world: BrowserWorld = {
    data,
    profile,
    endpoint,
    tablet: await open(),
    address: (path) => `http://localhost:${endpoint.port}${path}`,
    reopen: async () => {
      world.tablet = await open();
    },
    restartEndpoint: async (dist = 'dist') => {
      world.endpoint = await startEndpoint({ data: data.path, port: endpoint.port, dist });
    },
    close: async () => {
      await world.tablet.kill();
      await world.endpoint.kill();
      data.remove();
      profile.remove();
    },
  };
  if (isLinked) await enrolTablet(world.tablet.page, endpoint.port, endpoint.code);
  return world;
}

/** Asks the database of the running endpoint, as a command does. */
export async function asked<T>(data: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const say = () => undefined;
  const { sql, close } = await openDatabase({
    databaseUrl: undefined,
    dataDirectory: data,
    role: 'command',
    say,
  });
  try {
    return await question(sql);
  } finally {
    await close();
  }
}
