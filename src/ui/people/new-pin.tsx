import { useState } from 'preact/hooks';
import { isEasyPin } from '../../domain/person.ts';
import { people as words } from '../language/fr-people.ts';
import { PinPad } from './pin-pad.tsx';

interface NewPinProps {
  disabled: boolean;
  onPin: (pin: string) => void;
}

/** A code is chosen twice, so that a slip of a glove does not lock its owner out. */
export function NewPin({ disabled, onPin }: NewPinProps) {
  const [first, setFirst] = useState<string | null>(null);
  const [ask, setAsk] = useState(words.choose);
  const next = (pin: string | null, asking: string) => {
    setFirst(pin);
    setAsk(asking);
  };
  const typed = (pin: string) => {
    if (first === null) {
      if (isEasyPin(pin)) next(null, words.easy);
      else next(pin, words.again);
      return;
    }
    next(null, pin === first ? words.choose : words.differ);
    if (pin === first) onPin(pin);
  };
  return (
    <>
      <p class="strong" aria-live="polite">
        {ask}
      </p>
      <PinPad key={ask} disabled={disabled} onPin={typed} />
    </>
  );
}
