import '../styles/people.css';
import { addPerson, changePin, removePerson, setLockMinutes } from '../../store/people.ts';
import { sheetName } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { leaving } from '../language/fr-leaving.ts';
import { people as words } from '../language/fr-people.ts';
import { receipt } from '../language/fr-receipt.ts';
import type { Enrolled } from '../today.ts';
import { useEntering } from './entering.ts';
import { PeopleSettings } from './people-settings.tsx';

/** Who counts on this tablet: below the pharmacy's own settings, and never leaving it. */
export default function PeopleSettingsPage({ snapshot }: { snapshot: Enrolled }) {
  const { desk } = useRunning();
  const { database, subtle, newId } = desk;
  const entering = useEntering(desk);
  const drafts = [
    ...snapshot.drafts.map(({ product }) => ({ person: snapshot.person, product })),
    ...snapshot.otherDrafts,
  ];
  const labels = new Map(
    snapshot.pack.products.flatMap(({ id, label }) => [
      [id, label],
      [sheetName('receipt', id), receipt.title(label)],
      [sheetName('leaving', id), leaving.title(label)],
      [sheetName('paper', id), words.paperSheet(label)],
    ]),
  );
  return (
    <PeopleSettings
      people={snapshot.people}
      person={snapshot.person}
      drafts={drafts.map((it) => ({
        person: it.person,
        product: labels.get(it.product) ?? words.correction,
      }))}
      lockMinutes={snapshot.lockMinutes}
      entering={entering}
      actions={{
        add: async (name, pin) => {
          const id = newId();
          const isAdded = await addPerson(database, subtle, { id, name }, pin, newId());
          // Whoever adds the first is that person: nobody else could open the tablet again.
          if (isAdded && snapshot.people.length === 0) desk.enter(id);
          return isAdded;
        },
        changePin: (id, pin) => changePin(database, subtle, id, pin, newId()),
        remove: (id, choice) => removePerson(database, id, choice),
        setLockMinutes: (minutes) => setLockMinutes(database, minutes),
      }}
    />
  );
}
