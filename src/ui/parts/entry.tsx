import { useId } from 'preact/hooks';

interface EntryProps {
  label: string;
  hint: string | null;
  error: string | null;
  value: string;
  /** A comma may be typed. */
  decimal?: boolean;
  onType: (text: string) => void;
}

/** A figure typed with the device's own keyboard. Unnamed and never completed: browsers must not remember it. */
export function Entry({ label, hint, error, value, decimal = false, onType }: EntryProps) {
  const id = useId();
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        inputMode={decimal ? 'decimal' : 'numeric'}
        autocomplete="off"
        maxLength={5}
        aria-invalid={error !== null}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onType(event.currentTarget.value.trim())}
      />
      <p id={`${id}-hint`} class={error ? 'strong' : 'soft'} role={error ? 'alert' : undefined}>
        {error ?? hint}
      </p>
    </div>
  );
}
