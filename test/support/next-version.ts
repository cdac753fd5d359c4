import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The built app as a later version of it: every hashed file under another name, as after a change that touched them all.
 * Who asks for a file of the version before finds nothing.
 */
export function nextVersion(serial: number): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-next-'));
  cpSync('dist', path, { recursive: true });
  const assets = join(path, 'assets');
  const names = readdirSync(assets);
  const renamed = (text: string) =>
    names.reduce((changed, name) => changed.replaceAll(name, nameIn(name, serial)), text);
  for (const name of names) {
    const file = join(assets, name);
    if (/\.(js|css)$/.test(name)) writeFileSync(file, renamed(readFileSync(file, 'utf8')));
    renameSync(file, join(assets, nameIn(name, serial)));
  }
  const index = join(path, 'index.html');
  const before = revisionOf(index);
  writeFileSync(index, renamed(readFileSync(index, 'utf8')));
  const worker = join(path, 'sw.js');
  const told = renamed(readFileSync(worker, 'utf8')).replaceAll(before, revisionOf(index));
  writeFileSync(worker, told);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function nameIn(name: string, serial: number): string {
  return name.replace(/\.(\w+)$/, `.v${serial}.$1`);
}

/** As the worker's list has it. */
function revisionOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}
