import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { newestSchema } from '../../src/store/database.ts';

const sources = [
  'src',
  'sw',
  'public',
  'index.html',
  'package.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
];

/** The app built anew from its sources as its next version will be: with one more version of the tablet's database. */
export function newerBuild(): { dist: string; version: number; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'releve-newer-'));
  for (const name of sources) cpSync(name, join(path, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(path, 'node_modules'));
  const file = join(path, 'src/store/database.ts');
  const version = newestSchema + 1;
  const last = `this.version(${newestSchema}).stores({`;
  const before = readFileSync(file, 'utf8');
  const after = before
    .replace(`newestSchema = ${newestSchema};`, `newestSchema = ${version};`)
    .replace(last, `this.version(${version}).stores({ later: 'id' });\n    ${last}`);
  if (after.length < before.length + last.length) throw new Error('database.ts is not as it was');
  writeFileSync(file, after);
  const vite = resolve('node_modules/vite/bin/vite.js');
  for (const mode of ['production', 'worker'])
    execFileSync(process.execPath, [vite, 'build', '--mode', mode], { cwd: path, stdio: 'pipe' });
  return { dist: join(path, 'dist'), version, remove: () => rmSync(path, { recursive: true }) };
}
