import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The built app with its clock moved, in page and worker alike: a few lines before the app's own code shift `Date`. Everything else is the build, byte for byte. Returns the folder and how to remove it.
 */
export function shiftedApp(shiftMs: number): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-app-'));
  cpSync('dist', path, { recursive: true });
  const entry = /src="\/(assets\/[^"]+\.js)"/.exec(readFileSync(join(path, 'index.html'), 'utf8'))?.[1];
  if (!entry) throw new Error('index.html names no script');
  for (const script of [entry, 'sw.js']) {
    writeFileSync(join(path, script), shim(shiftMs) + readFileSync(join(path, script), 'utf8'));
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function shim(shiftMs: number): string {
  return `{
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(Real.now() + ${shiftMs}) : super(...given); }
      static now() { return Real.now() + ${shiftMs}; }
    };
  }\n`;
}
