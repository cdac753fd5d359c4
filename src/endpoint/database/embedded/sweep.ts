import { closeSync, constants, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

const oldEnough = 10 * 60_000;

/** Removes what killed starts left behind, ten minutes after the fact and only if nobody uses it. */
export function sweep(place: Place, newest: string): void {
  const now = statSync(newest).mtimeMs;
  for (const name of readdirSync(place.folder)) {
    if (!/^(run|new)-/.test(name)) continue;
    const path = join(place.folder, name);
    try {
      if (now - statSync(path).mtimeMs > oldEnough && !isWatched(path))
        rmSync(path, { recursive: true, force: true });
    } catch {
      // Another process removed it first.
    }
  }
}

function isWatched(run: string): boolean {
  try {
    closeSync(openSync(join(run, 'users'), constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch {
    return false;
  }
}
