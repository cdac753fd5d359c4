import { useState } from 'preact/hooks';
import { isEasyPin } from '../../domain/person.ts';
import { people as words } from '../language/fr-people.ts';
import { PinPad } from './pin-pad.tsx';

interface NewPinProps {
  disabled: boolean;
  onPin: (pin: string) => void;
}

type Ask = 'choose' | 'again' | 'easy' | 'differ';

/** A code is chosen twice, so that a slip of a glove does not lock its owner out. */
export function NewPin({ disabled, onPin }: NewPinProps) {
  const [first, setFirst] = useState<string | null>(null);
  const [ask, setAsk] = useState<Ask>('choose');
  const next = (pin: string | null, asking: Ask) => {
    setFirst(pin);
    setAsk(asking);
  };
  const typed = (pin: string) => {
    if (first === null) {
      if (isEasyPin(pin)) next(null, 'easy');
      else next(pin, 'again');
      return;
    }
    next(null, pin === first ? 'choose' : 'differ');
    if (pin === first) onPin(pin);
  };
  return (
    <>
      <p class="strong" aria-live="polite">
        {words[ask]}
      </p>
      <PinPad key={ask} disabled={disabled} onPin={typed} />
    </>
  );
}
