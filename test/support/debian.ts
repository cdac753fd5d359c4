import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these commands that the PATH holds, or null. */
export function onPath(names: readonly string[], env: NodeJS.ProcessEnv): string | null {
  const candidates = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's packages, where we may install them; elsewhere nothing happens. */
export function install(packages: readonly string[], env: NodeJS.ProcessEnv): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const quiet = { stdio: 'ignore' as const, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  process.stderr.write(`Installing Debian’s ${packages.join(', ')} for the journeys\n`);
  try {
    execFileSync('apt-get', ['update', '-qq'], quiet);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  } catch {
    // Whoever asked looks again, and says what is missing.
  }
}
