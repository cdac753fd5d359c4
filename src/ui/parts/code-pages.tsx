import { useEffect, useState } from 'preact/hooks';
import { carried as words } from '../language/fr-carried.ts';
import { QrCode } from './qr-code.tsx';

/** Long enough for a phone to find the code and to say so. */
const turnMs = 4_000;

/** One code at a time, turned by hand or by itself, in a ring: whoever missed one waits for it. */
export function CodePages({ codes }: { codes: readonly string[] }) {
  const [at, setAt] = useState(0);
  const [isTurning, setTurning] = useState(false);
  const turn = (step: number) => setAt((before) => (before + step + codes.length) % codes.length);
  useEffect(() => {
    if (!isTurning) return;
    const timer = setInterval(() => turn(1), turnMs);
    return () => clearInterval(timer);
  }, [isTurning]);
  const turnByHand = (step: number) => {
    setTurning(false);
    turn(step);
  };
  const name = words.code(at + 1, codes.length);
  return (
    <figure class="code-pages">
      <QrCode text={codes[at] ?? ''} label={name} />
      <figcaption class="strong" aria-live={isTurning ? 'off' : 'polite'}>
        {name}
      </figcaption>
      {codes.length > 1 && (
        <div class="journal-tools">
          <button type="button" class="button" onClick={() => turnByHand(-1)}>
            {words.previous}
          </button>
          <button type="button" class="button primary" onClick={() => turnByHand(1)}>
            {words.next}
          </button>
          <button type="button" class="button" onClick={() => setTurning(!isTurning)}>
            {isTurning ? words.pause : words.play}
          </button>
        </div>
      )}
    </figure>
  );
}
