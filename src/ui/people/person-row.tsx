import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';

interface PersonRowProps {
  person: Person;
  isMe: boolean;
  /** Whether it may be changed. */
  isOpen: boolean;
  onPin: () => void;
  onRemove: () => void;
}

export function PersonRow({ person, isMe, isOpen, onPin, onRemove }: PersonRowProps) {
  return (
    <li class="person">
      <p>
        <strong>{person.name}</strong> {isMe && <span class="soft">{words.you}</span>}
      </p>
      {isOpen && (
        <>
          <button type="button" class="button" aria-label={words.changePinOf(person.name)} onClick={onPin}>
            {words.changePin}
          </button>
          <button type="button" class="button" aria-label={words.removeOf(person.name)} onClick={onRemove}>
            {words.remove}
          </button>
        </>
      )}
    </li>
  );
}
