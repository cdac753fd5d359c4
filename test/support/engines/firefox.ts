import type { ChildProcess } from 'node:child_process';
import { launch } from 'puppeteer-core';
import type { EngineTablet } from './engine.ts';

export async function openFirefox(executable: string, profile: string): Promise<EngineTablet> {
  const browser = await launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: executable,
    userDataDir: profile,
    headless: true,
    defaultViewport: { width: 1024, height: 768 },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  return {
    go: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    press: async (xpath) => {
      const found = await page.$(`::-p-xpath(${xpath})`);
      if (!found) throw new Error('not there');
      await found.click();
    },
    evaluate: (expression) => page.evaluate(`(async () => ${expression})()`) as Promise<never>,
    kill: async () => {
      await killed(browser.process());
      await browser.disconnect().catch(() => undefined);
    },
  };
}

async function killed(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
