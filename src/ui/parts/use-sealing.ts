import { useRef, useState } from 'preact/hooks';
import { fr } from '../language/fr.ts';
import { onSilence } from './silence.ts';

export type Sealing<T> =
  | { kind: 'idle' }
  /** `isSilent` once the store has not answered for long. */
  | { kind: 'busy'; isSilent?: true }
  | { kind: 'done'; value: T }
  | { kind: 'failed'; error: unknown };

/** Seals once at a time, however often it is touched; a failure leaves everything as it was, to be tried again. */
export function useSealing<T>(): { sealing: Sealing<T>; seal: (run: () => Promise<T>) => void } {
  const [sealing, setSealing] = useState<Sealing<T>>({ kind: 'idle' });
  const isUnderWay = useRef(false);
  const seal = (run: () => Promise<T>) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSealing({ kind: 'busy' });
    onSilence(run(), () => setSealing({ kind: 'busy', isSilent: true })).then(
      (value) => setSealing({ kind: 'done', value }),
      (error: unknown) => {
        isUnderWay.current = false;
        setSealing({ kind: 'failed', error });
      },
    );
  };
  return { sealing, seal };
}

/** A full disk comes as QuotaExceededError or, in Chromium, as UnknownError (faults F4). Dexie tells a cause twice. */
export function failureWords(error: unknown): string {
  const text = String(error);
  return /QuotaExceeded|UnknownError/.test(text)
    ? fr.counting.sealFailedFull
    : fr.counting.sealFailed(text.replace(/\n.*/s, ''));
}
