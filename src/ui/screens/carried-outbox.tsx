import { useEffect, useState } from 'preact/hooks';
import type { Carried } from '../../sync/carry.ts';
import { carried as words } from '../language/fr-carried.ts';
import { CodePages } from '../parts/code-pages.tsx';

interface Props {
  /** Null when there is nothing to export. */
  carry: () => Promise<Carried | null>;
  onSave: (file: string) => void;
}

/** Nobody photographs more. */
const mostCodes = 40;

/** For a long outage: the same outbox as a file and as codes, as it was when this screen was opened. */
export default function CarriedOutbox({ carry, onSave }: Props) {
  const [outbox, setOutbox] = useState<Carried | null | 'preparing' | 'failed'>('preparing');
  const [isSaved, setSaved] = useState(false);
  // Once: a code that changed between two photographs would make the set unreadable.
  useEffect(() => {
    carry().then(setOutbox, () => setOutbox('failed'));
  }, []);
  const back = (
    <a class="button" href="/journal">
      {words.back}
    </a>
  );
  if (outbox === null || typeof outbox === 'string') {
    return (
      <>
        <h1>{words.title}</h1>
        <p role="status">
          {outbox === null ? words.nothing : outbox === 'failed' ? words.failed : words.preparing}
        </p>
        <p>{back}</p>
      </>
    );
  }
  const save = () => {
    onSave(outbox.file);
    setSaved(true);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        <strong>{words.size(outbox.events)}</strong> {words.harmless}
      </p>
      <section class="card stack">
        <h2>{words.fileTitle}</h2>
        <p>{words.fileHow}</p>
        <p>
          <button type="button" class="button primary large" onClick={save}>
            {words.save}
          </button>
        </p>
        <p role="status">{isSaved && words.saved}</p>
      </section>
      <section class="card stack">
        <h2>{words.codesTitle}</h2>
        {outbox.codes.length > mostCodes ? (
          <p>{words.tooMany(outbox.codes.length)}</p>
        ) : (
          <>
            <p>{words.codesHow}</p>
            <CodePages codes={outbox.codes} />
          </>
        )}
      </section>
      <p>{back}</p>
    </>
  );
}
