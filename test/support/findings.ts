import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, and sideways scrolling. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      window as never as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    const found = violations.map(
      (it) =>
        `${it.id}: ${it.nodes
          .map((node) => node.html)
          .join(' ')
          .slice(0, 300)}`,
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...found, `overflows: ${scrollWidth} in ${clientWidth}`] : found;
  });
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}
