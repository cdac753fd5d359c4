import { openTablet } from '../browser.ts';
import type { EngineTablet } from './engine.ts';

export async function openChromium(executable: string, profile: string): Promise<EngineTablet> {
  const { page, kill } = await openTablet(executable, profile);
  return {
    go: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    press: (xpath) => page.locator(`xpath=${xpath}`).first().click({ timeout: 15_000 }),
    evaluate: (expression) => page.evaluate(`(async () => ${expression})()`),
    kill,
  };
}
