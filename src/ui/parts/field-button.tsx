import { useEffect, useRef } from 'preact/hooks';

interface FieldButtonProps {
  kind: 'figure' | 'small';
  label: string;
  /** Null while nothing was given, which is not zero. */
  value: string | null;
  unit?: string;
  empty: string;
  hint?: string | null;
  isActive: boolean;
  onFocus: () => void;
}

/** A field that the keypad writes to: a button, so that no on-screen keyboard opens over the page. */
export function FieldButton({ kind, label, value, unit, empty, hint, isActive, onFocus }: FieldButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isActive) return;
    button.current?.focus({ preventScroll: true });
    button.current?.closest('.lot .field, .row')?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive, hint]);
  return (
    <div class={`field ${kind}`}>
      <button ref={button} type="button" data-field aria-pressed={isActive} onClick={onFocus}>
        <span class={kind === 'figure' ? 'unseen' : 'soft'}>{label} </span>
        <output class={value === null ? 'empty' : 'value'}>{value ?? empty}</output>
        {value !== null && unit && <span class="soft"> {unit}</span>}
      </button>
      {hint && <p role="alert">{hint}</p>}
    </div>
  );
}
