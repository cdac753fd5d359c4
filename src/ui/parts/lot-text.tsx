import { useEffect, useRef } from 'preact/hooks';
import { lots as words } from '../language/fr-lots.ts';

interface LotTextProps {
  text: string;
  isRefused: boolean;
  isActive: boolean;
  onFocus: () => void;
  onText: (text: string) => void;
  onNext: () => void;
}

/** Lots have letters, which the keypad has not; its digits go here too. Upper and lower case are two lots. */
export function LotText({ text, isRefused, isActive, onFocus, onText, onNext }: LotTextProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isActive) input.current?.focus({ preventScroll: true });
  }, [isActive]);
  return (
    <div class="field small">
      <label>
        <span class="soft">{words.text}</span>
        <input
          ref={input}
          value={text}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="next"
          aria-invalid={isRefused}
          onFocus={() => !isActive && onFocus()}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onNext();
          }}
        />
      </label>
      {isRefused && <p role="alert">{words.textRefused}</p>}
    </div>
  );
}
