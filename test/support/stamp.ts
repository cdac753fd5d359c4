import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The same as long as neither these files nor what else is said have changed. */
export function stampOfFiles(paths: readonly string[], ...said: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(path));
  for (const it of said) hash.update(it);
  return hash.digest('hex').slice(0, 16);
}

/** What a long run was made on top of. */
export function lastCommit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
}
