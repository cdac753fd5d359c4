import { useEffect, useState } from 'preact/hooks';

/** A part that opening does not wait for: null until it is there. `load` is a constant of its module. */
export function useLater<T>(load: () => Promise<T>): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    // Unfetched, it is not shown: the worker holds it, and only a first visit that was cut off lacks it.
    load().then(
      (it) => setPart(() => it),
      () => undefined,
    );
  }, [load]);
  return part;
}
