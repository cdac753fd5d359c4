import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';

interface RemovePersonProps {
  person: Person;
  /** What they have under count. */
  products: readonly string[];
  isBusy: boolean;
  onRemove: (drafts: 'keep' | 'discard') => void;
}

export function RemovePerson({ person, products, isBusy, onRemove }: RemovePersonProps) {
  const n = products.length;
  const choice = (drafts: 'keep' | 'discard', label: string) => (
    <button type="button" class="button large" disabled={isBusy} onClick={() => onRemove(drafts)}>
      {label}
    </button>
  );
  return (
    <>
      <p class="strong">{words.removeAsk(person.name)}</p>
      {n === 0 ? (
        choice('keep', words.removeOf(person.name))
      ) : (
        <>
          <p>{words.removeDrafts(products)}</p>
          {choice('keep', words.removeKeep(n))}
          {choice('discard', words.removeDiscard(n))}
        </>
      )}
    </>
  );
}
