import type { Page } from 'playwright-core';

/** What a gloved finger cannot hit: smaller than 48 px, or under something else wherever one scrolls. */
export async function untouchable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 48;
    const found: string[] = [];
    for (const control of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      // A link inside a sentence has the height of its line, as WCAG allows.
      if (control.matches('p a:not(.button)')) continue;
      const target = control.closest('label') ?? control;
      if (!target.checkVisibility()) continue;
      target.scrollIntoView({ block: 'center', inline: 'center' });
      const { x, y, width, height } = target.getBoundingClientRect();
      const name = (control.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 40);
      // Browsers round by half a pixel.
      if (Math.min(width, height) < least - 0.5)
        found.push(`« ${name} » measures ${Math.round(width)} x ${Math.round(height)}`);
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      if (!hit || !(target.contains(hit) || hit.contains(target)))
        found.push(`« ${name} » is under ${hit?.outerHTML.slice(0, 60)}`);
    }
    scrollTo(0, 0);
    return [...new Set(found)];
  });
}
