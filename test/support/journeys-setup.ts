import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Empty where there is no browser: the journeys are then reported as skipped. */
    chromium: string;
  }
}

/** Finds the browser once for all journeys. Under CI a journey without one is a failure and not a skip. */
export default function setUp(project: TestProject): void {
  if (!existsSync('dist/sw.js')) throw new Error('the journeys open the built app: npm run build');
  const chromium = findChromium(process.env);
  if (!chromium && process.env.CI === 'true')
    throw new Error('no Chromium: set CHROMIUM or put one on the PATH');
  project.provide('chromium', chromium ?? '');
}
