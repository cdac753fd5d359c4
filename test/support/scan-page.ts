import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** The scanner on a page of its own, built as the app is: a folder for an endpoint to serve, and how to remove it. */
export async function builtScanPage(): Promise<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), 'releve-scan-page-'));
  await build({
    configFile: 'vite.config.ts',
    root: 'test/support/scan-page',
    logLevel: 'error',
    build: { outDir: path, emptyOutDir: true },
  });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
