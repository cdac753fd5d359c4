import { useState } from 'preact/hooks';
import { isSameName, nameFromText } from '../../domain/person.ts';
import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';
import { NewPin } from './new-pin.tsx';

interface AddPersonProps {
  people: readonly Person[];
  isBusy: boolean;
  onAdd: (name: string, pin: string) => void;
}

const focus = (input: HTMLInputElement | null) => input?.focus();

/** A name, then a code. */
export function AddPerson({ people, isBusy, onAdd }: AddPersonProps) {
  const [typed, setTyped] = useState('');
  const [named, setNamed] = useState<string | null>(null);
  const name = nameFromText(typed);
  const isTaken = name !== null && people.some((it) => isSameName(it.name, name));
  if (named !== null) {
    return (
      <>
        <h3>{words.code(named)}</h3>
        <NewPin disabled={isBusy} onPin={(pin) => onAdd(named, pin)} />
      </>
    );
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== null && !isTaken) setNamed(name);
      }}
    >
      <div class="entry">
        <label for="person-name">{words.name}</label>
        <input
          id="person-name"
          ref={focus}
          value={typed}
          autocomplete="off"
          spellcheck={false}
          maxLength={24}
          aria-invalid={isTaken}
          aria-describedby="person-name-hint"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p id="person-name-hint" class={isTaken ? 'strong' : 'soft'} role={isTaken ? 'alert' : undefined}>
          {isTaken ? words.nameTaken : words.nameHint}
        </p>
      </div>
      <button type="submit" class="button primary large" disabled={name === null || isTaken}>
        {words.toPin}
      </button>
    </form>
  );
}
