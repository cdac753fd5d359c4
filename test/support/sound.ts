import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findings } from './axe.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** What axe finds of a page at both ends of its sizes and in both themes: nothing. */
export async function isSoundEverywhere(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await findings(page), `${name}, ${colorScheme}, ${size.width}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(sizes[0] as (typeof sizes)[number]);
}
