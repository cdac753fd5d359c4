import type { Touch } from '../counting.ts';
import { fr } from '../language/fr.ts';
import { DigitKey } from './digit-key.tsx';
import { Icon } from './icon.tsx';

interface KeypadProps {
  disabled: boolean;
  /** « 0 flacon », a key of its own; null where zero is no answer. */
  zeroUnit: string | null;
  isZeroDisabled?: boolean;
  onTouch: (touch: Touch) => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Keys take no focus from a finger, so that a physical keyboard goes on where it was. */
const keepFocus = (event: Event) => event.preventDefault();

export function Keypad({ disabled, zeroUnit, isZeroDisabled = false, onTouch }: KeypadProps) {
  const digitKey = (digit: string) => (
    <DigitKey
      key={digit}
      digit={digit}
      disabled={disabled}
      onDigit={() => onTouch({ kind: 'digit', digit })}
    />
  );
  return (
    <fieldset class="keypad" aria-label={fr.counting.keypad} onMouseDown={keepFocus}>
      {digits.map(digitKey)}
      <button
        type="button"
        class="button erase"
        aria-label={fr.counting.erase}
        disabled={disabled}
        onClick={() => onTouch({ kind: 'erase' })}
      >
        <Icon name="erase" />
      </button>
      {digitKey('0')}
      <button type="button" class="button next" disabled={disabled} onClick={() => onTouch({ kind: 'next' })}>
        {fr.counting.next}
      </button>
      {zeroUnit !== null && (
        <button
          type="button"
          class="button zero"
          disabled={disabled || isZeroDisabled}
          onClick={() => onTouch({ kind: 'zero' })}
        >
          <b>0</b> {zeroUnit}
        </button>
      )}
    </fieldset>
  );
}
