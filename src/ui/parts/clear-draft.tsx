import { useState } from 'preact/hooks';
import { fr } from '../language/fr.ts';

/** Asks once more before it throws a count away: gloves slip. */
export function ClearDraft({ onClear }: { onClear: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <p class="clear">
      <span class="soft">{fr.counting.draftKept}</span>
      <button
        type="button"
        class="button"
        onClick={() => {
          setAsked(!isAsked);
          if (isAsked) onClear();
        }}
        onBlur={() => setAsked(false)}
      >
        {isAsked ? fr.counting.clearSure : fr.counting.clear}
      </button>
    </p>
  );
}
