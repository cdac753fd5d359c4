import type { Person } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { second as words } from '../language/fr-second.ts';
import { useEntering } from '../people/entering.ts';
import { PinTry } from '../people/pin-try.tsx';
import { Page, type PageProps } from './page.tsx';

interface CodeProps extends PageProps {
  person: Person;
  onOpen: () => void;
  onBack: () => void;
}

/** The tablet stays open to who counted first: the code only tells that it is somebody else who counts. */
export function AskCode({ person, onOpen, onBack, ...page }: CodeProps) {
  const entering = useEntering(useRunning().desk);
  return (
    <Page {...page} title={words.code(person.name)}>
      <PinTry key={person.id} person={person} entering={entering} onOpen={onOpen} />
      <button type="button" class="button" onClick={onBack}>
        {words.other}
      </button>
    </Page>
  );
}
