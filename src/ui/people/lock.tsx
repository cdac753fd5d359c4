import { useState } from 'preact/hooks';
import type { Facility } from '../../domain/facility.ts';
import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';
import { DemonstrationStrip } from '../parts/demonstration-strip.tsx';
import { Icon } from '../parts/icon.tsx';
import { type Entering, PinTry } from './pin-try.tsx';

interface LockProps {
  facility: Facility | null;
  people: readonly Person[];
  entering: Entering;
  onOpen: (id: string) => void;
}

/** All that a locked tablet shows: where it belongs, and who may open it. */
export function Lock({ facility, people, entering, onOpen }: LockProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const person = people.find((it) => it.id === chosen);
  return (
    <>
      <header>{facility?.demonstration && <DemonstrationStrip />}</header>
      <main class="page lock">
        <p class="pharmacy">{facility?.name}</p>
        {person ? (
          <>
            <h1>{words.code(person.name)}</h1>
            <PinTry key={person.id} person={person} entering={entering} onOpen={() => onOpen(person.id)} />
            <button type="button" class="button" onClick={() => setChosen(null)}>
              <Icon name="back" />
              {words.otherPerson}
            </button>
          </>
        ) : (
          <>
            <h1>{words.who}</h1>
            <ul class="names">
              {people.map((it) => (
                <li key={it.id}>
                  <button type="button" class="button large" onClick={() => setChosen(it.id)}>
                    {it.name}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <details class="why">
          <summary>
            <Icon name="question" />
            <span>{words.forgotten}</span>
          </summary>
          <div>
            {people.length > 1 && <p>{words.forgottenOther}</p>}
            <p>{words.forgottenAlone(people.length > 1)}</p>
            <a class="button" href="/enroler">
              {words.relink}
            </a>
            <p>{words.deters}</p>
          </div>
        </details>
      </main>
    </>
  );
}
