import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { findFirefox, findWebkit } from './engines/find.ts';

declare module 'vitest' {
  /** Each empty where there is no such browser: its journeys are then reported as skipped. */
  interface ProvidedContext {
    chromium: string;
    firefox: string;
    /** The driver of WebKitGTK. */
    webkit: string;
  }
}

/** Finds the browsers once for all journeys. Under CI a journey without one is a failure and not a skip. */
export default function setUp(project: TestProject): void {
  if (!existsSync('dist/sw.js')) throw new Error('the journeys open the built app: npm run build');
  const found = {
    chromium: findChromium(process.env),
    firefox: findFirefox(process.env),
    webkit: findWebkit(process.env),
  };
  for (const [engine, executable] of Object.entries(found)) {
    if (!executable && process.env.CI === 'true') throw new Error(`no ${engine}: put one on the PATH`);
    project.provide(engine as keyof typeof found, executable ?? '');
  }
}
