import { useEffect, useState } from 'preact/hooks';
import { people as words } from '../language/fr-people.ts';
import { DigitKey } from '../parts/digit-key.tsx';
import { Icon } from '../parts/icon.tsx';

interface PinPadProps {
  disabled: boolean;
  /** Called with six digits, which are forgotten here at once. */
  onPin: (pin: string) => void;
}

const length = 6;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** Takes a code by keypad or keyboard, and shows how many digits there are, never which. */
export function PinPad({ disabled, onPin }: PinPadProps) {
  const [typed, setTyped] = useState('');
  const type = (digit: string) => {
    if (disabled) return;
    if (typed.length + 1 < length) return setTyped(typed + digit);
    setTyped('');
    onPin(typed + digit);
  };
  const erase = () => setTyped(typed.slice(0, -1));
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === 'Backspace') erase();
      else if (/^\d$/.test(event.key)) type(event.key);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
  return (
    <>
      <p class="dots" role="status">
        {Array.from({ length }, (_, index) => (
          <span key={index} class={index < typed.length ? 'dot typed' : 'dot'} />
        ))}
        <span class="unseen">{words.digits(typed.length)}</span>
      </p>
      <fieldset class="keypad pin" aria-label={words.pad}>
        {digits.map((digit) => (
          <DigitKey key={digit} digit={digit} disabled={disabled} onDigit={type} />
        ))}
        <button
          type="button"
          class="button erase"
          aria-label={words.erase}
          disabled={disabled || typed === ''}
          onClick={erase}
        >
          <Icon name="erase" />
        </button>
      </fieldset>
    </>
  );
}
