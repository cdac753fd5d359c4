import type { Focus } from '../counting/state.ts';
import { fr } from '../language/fr.ts';

/** « 03/2_ » while it is being typed. */
export function typedExpiry(digits: string): string {
  const shown = digits.padEnd(4, '_');
  return `${shown.slice(0, 2)}/${shown.slice(2)}`;
}

/** Why the date being typed is none yet; null when nothing is wrong. */
export function expiryHint(expiry: unknown, focus: Focus | null): string | null {
  if (focus?.field !== 'expiry') return null;
  if (focus.typed?.length === 4 && expiry === null) return fr.counting.expiryBad;
  return focus.refused ? fr.counting.expiryUnfinished : null;
}
