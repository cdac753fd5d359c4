import { useLayoutEffect, useRef, useState } from 'preact/hooks';
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
  // Two keys may come between two drawings.
  const typed = useRef('');
  const [count, setCount] = useState(0);
  const hold = (digits: string) => {
    typed.current = digits;
    setCount(digits.length);
  };
  const type = (digit: string) => {
    if (disabled) return;
    const digits = typed.current + digit;
    hold(digits.length < length ? digits : '');
    if (digits.length === length) onPin(digits);
  };
  const erase = () => hold(typed.current.slice(0, -1));
  // Not an effect, which would miss keys that come as soon as this stands.
  useLayoutEffect(() => {
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
          <span key={index} class={index < count ? 'dot typed' : 'dot'} />
        ))}
        <span class="unseen">{words.digits(count)}</span>
      </p>
      <fieldset class="keypad pin" aria-label={words.pad}>
        {digits.map((digit) => (
          <DigitKey key={digit} digit={digit} disabled={disabled} onDigit={type} />
        ))}
        <button
          type="button"
          class="button erase"
          aria-label={words.erase}
          disabled={disabled || count === 0}
          onClick={erase}
        >
          <Icon name="erase" />
        </button>
      </fieldset>
    </>
  );
}
