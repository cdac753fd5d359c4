import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useRunning } from '../app-props.ts';
import Enrolment from './enrolment.tsx';

/** Where a tablet is bound to a pharmacy: at its own address, and wherever it was opened until it is. */
export default function EnrolPage() {
  const { snapshot, actions } = useRunning();
  const { route, path } = useLocation();
  const code = useHash();
  return (
    <Enrolment
      code={path === '/enroler' ? code : ''}
      facility={snapshot.identity?.facility ?? null}
      isCutOff={snapshot.hold?.kind === 'enrolment-lost'}
      hasPeople={snapshot.people.length > 0}
      onEnrol={actions.enrol}
      // Replacing the address drops the code from it: it has served.
      onDone={() => route('/', true)}
    />
  );
}

/** The router does not follow the fragment. */
function useHash(): string {
  const read = () => decodeURIComponent(location.hash.slice(1));
  const [hash, setHash] = useState(read);
  useEffect(() => {
    const follow = () => setHash(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}
