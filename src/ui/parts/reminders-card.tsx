import { useState } from 'preact/hooks';
import { reminders as words } from '../language/fr-reminders.ts';
import type { Reminding } from '../remind.ts';

/** The one place where the browser is asked for leave to notify, and what a reminder cannot do. */
export function RemindersCard({ reminding }: { reminding: Reminding }) {
  const [state, setState] = useState(reminding.state());
  const canTurn = state === 'on' || state === 'off';
  return (
    <section class="card stack">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <p class="soft">{words.limits}</p>
      <p role="status">{words[state]}</p>
      {canTurn && (
        <button
          type="button"
          class="button"
          onClick={() => void reminding.turn(state === 'off').then(setState)}
        >
          {state === 'off' ? words.turnOn : words.turnOff}
        </button>
      )}
    </section>
  );
}
