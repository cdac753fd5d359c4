import { install, onPath } from './debian.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of the journeys: CHROMIUM, the PATH, or Debian's package where we may install it; null elsewhere. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  if (env.CHROMIUM) return env.CHROMIUM;
  const found = onPath(names, env);
  if (found) return found;
  install(['chromium'], env);
  return onPath(names, env);
}
