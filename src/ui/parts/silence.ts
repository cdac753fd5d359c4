const patienceMs = 10_000;

/**
 * Tells whoever waits for the store that it has not answered in ten seconds: a transaction may hang without any error,
 * and nothing else on the screen would say so (F5). What comes later still counts.
 */
export function onSilence<T>(answer: Promise<T>, tell: () => void): Promise<T> {
  const timer = setTimeout(tell, patienceMs);
  return answer.finally(() => clearTimeout(timer));
}
