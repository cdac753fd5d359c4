import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Touch } from '../counting.ts';

/** A physical keyboard types like the keypad; Enter goes on, except on something that Enter itself activates. Null while others have the keys. */
export function useKeyboard(onTouch: ((touch: Touch) => void) | null): void {
  const handler = useRef(onTouch);
  handler.current = onTouch;
  // Not an effect, which would miss keys that come as soon as the keypad stands.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const touch = isWriting(event.target) ? null : touchOf(event);
      if (!touch || !handler.current) return;
      event.preventDefault();
      handler.current(touch);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function touchOf(event: KeyboardEvent): Touch | null {
  if (event.target instanceof HTMLInputElement) return null;
  if (/^\d$/.test(event.key)) return { kind: 'digit', digit: event.key };
  if (event.key === 'Backspace') return { kind: 'erase' };
  if (event.key !== 'Enter') return null;
  const target = event.target instanceof Element ? event.target.closest('a, button, summary') : null;
  // A row's own field is where typing happens: there Enter means « next ».
  return target === null || target.hasAttribute('data-field') ? { kind: 'next' } : null;
}

/** What is typed in a field of its own is no figure. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea');
}
