import { execFileSync } from 'node:child_process';

/** Needs a disk of its own, which only a root that may mount can make. */
export function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}
