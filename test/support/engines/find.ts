import { execFileSync } from 'node:child_process';
import { install, onPath } from '../debian.ts';

/** Firefox: FIREFOX, the PATH, or Debian's package where we may install it; null elsewhere. */
export function findFirefox(env: NodeJS.ProcessEnv): string | null {
  if (env.FIREFOX) return env.FIREFOX;
  const names = ['firefox-esr', 'firefox'];
  const found = onPath(names, env);
  if (found) return found;
  install(['firefox-esr'], env);
  return onPath(names, env);
}

const webkitPackages = ['webkit2gtk-driver', 'gir1.2-webkit2-4.1', 'python3-gi', 'xvfb'];

/** WebKitGTK's driver, where all that its tablet needs is there too; null elsewhere. */
export function findWebkit(env: NodeJS.ProcessEnv): string | null {
  if (!canOpenWebkit(env)) install(webkitPackages, env);
  return canOpenWebkit(env) ? onPath(['WebKitWebDriver'], env) : null;
}

function canOpenWebkit(env: NodeJS.ProcessEnv): boolean {
  if (!onPath(['WebKitWebDriver'], env) || !onPath(['Xvfb'], env)) return false;
  try {
    const bindings = 'import gi; gi.require_version("WebKit2", "4.1")';
    execFileSync('/usr/bin/python3', ['-c', bindings], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
