import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findings } from './axe.ts';
import { untouchable } from './touch.ts';

const tablet = { width: 1024, height: 768 };
const sizes = [
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  // A tablet at 200 % zoom has half the CSS pixels to show all in.
  { width: 512, height: 384 },
  { width: 384, height: 512 },
  tablet,
];
const pictures = process.env.PICTURES ? 'test/journeys/pictures' : null;

/**
 * At each size and in both themes axe finds nothing, nothing scrolls sideways, and a gloved finger hits everything; leaves
 * the page as a tablet shows it by day. `PICTURES=1` keeps pictures.
 */
export async function isSoundEverywhere(page: Page, name: string): Promise<void> {
  if (pictures) mkdirSync(pictures, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await untouchable(page), `${name} at ${size.width}`).toEqual([]);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const isKept = size.height > 700 && (colorScheme === 'light' || size === tablet);
      if (pictures && isKept)
        await page.screenshot({ path: join(pictures, `${name}-${size.width}-${colorScheme}.png`) });
      expect(await findings(page), `${name} at ${size.width}, ${colorScheme}`).toEqual([]);
    }
  }
}
