import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** A Chromium of our own making, so that it can be killed like a tablet whose battery dies. */
export interface Tablet {
  context: BrowserContext;
  page: Page;
  /** SIGKILL to every process of the browser. */
  kill(): Promise<void>;
  /** Closes it properly. */
  close(): Promise<void>;
}

export function freshProfile(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-tablet-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20 }) };
}

export async function openTablet(
  executable: string,
  profile: string,
  size = { width: 1024, height: 768 },
  more: readonly string[] = [],
  onForeign: (what: string) => void = failTheRun,
): Promise<Tablet> {
  const child = spawn(
    executable,
    [...flags, ...more, `--user-data-dir=${profile}`, `--window-size=${size.width},${size.height}`],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const browser = await connected(await debuggerAddress(child));
  const context = browser.contexts()[0] as BrowserContext;
  watchOrigins(context, onForeign);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(size);
  return {
    context,
    page,
    kill: () => end(child, browser, 'SIGKILL'),
    close: () => end(child, browser, 'SIGTERM'),
  };
}

/** A worker that the browser starts by itself, to send what a killed page left, can keep the first of these waiting. */
async function connected(address: string): Promise<Browser> {
  for (let tries = 1; ; tries++) {
    const options = tries < 3 ? { timeout: 8_000 } : {};
    const browser = await chromium.connectOverCDP(address, options).catch((error: unknown) => {
      if (tries === 3) throw error;
    });
    if (browser) return browser;
  }
}

/** S21: whatever page or worker asks another origin for, or is kept by the policy from asking. */
function watchOrigins(context: BrowserContext, onForeign: (what: string) => void): void {
  context.on('request', (request) => {
    if (isForeign(request.url())) onForeign(`a request to ${request.url().slice(0, 200)}`);
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy|Trusted ?Type|TrustedScript/i.test(message.text()))
      onForeign(message.text().slice(0, 300));
  });
}

function isForeign(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?|ftp):$/.test(protocol) && hostname !== 'localhost' && hostname !== '127.0.0.1';
}

/** Unhandled on purpose: it fails the run whatever the journey itself does, and leaves it to tidy up. */
function failTheRun(what: string): void {
  void Promise.reject(new Error(`not of this origin: ${what}`));
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)));
  });
}

async function end(child: ChildProcess, browser: Browser, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(signal === 'SIGKILL' ? -(child.pid as number) : (child.pid as number), signal);
  await ended;
  await browser.close().catch(() => undefined);
}
