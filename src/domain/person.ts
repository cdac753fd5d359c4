const mostName = 24;
const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/** A name as it is kept: one space between words. Null when it is empty, too long or holds what no keyboard types. */
export function nameFromText(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  return name !== '' && [...name].length <= mostName && /^[^\p{C}]*$/u.test(name) ? name : null;
}

export function isSameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0;
}

export function isPin(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** What a colleague would try first: one digit six times, or six that follow one another. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  // By twos and more, six digits do not fit.
  return steps.size === 1;
}

/** How long to wait, in ms, after that many wrong codes in a row (S14): five are free, then it doubles up to 15 min. */
export function waitAfter(failures: number): number {
  return failures < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeTries));
}

/** Tries left before the first wait. */
export function triesLeft(failures: number): number {
  return Math.max(0, freeTries - failures);
}
