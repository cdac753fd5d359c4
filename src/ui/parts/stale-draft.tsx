import { fr } from '../language/fr.ts';
import { stale as words } from '../language/fr-stale.ts';
import { DemonstrationStrip } from './demonstration-strip.tsx';
import { Icon } from './icon.tsx';

interface StaleDraftProps {
  title: string;
  since: string;
  /** What there is to know before deciding. */
  ask: string;
  demonstration: boolean;
  onRestart: () => void;
  onKeep: () => void;
}

/** Figures of another day would be sealed as of today: asked about before any of them is shown. */
export function StaleDraft({ title, since, ask, demonstration, onRestart, onKeep }: StaleDraftProps) {
  return (
    <>
      {demonstration && <DemonstrationStrip />}
      <main class="page alone">
        <h1>{title}</h1>
        <p>
          <strong>{since}.</strong> {ask}
        </p>
        <button type="button" class="button large primary" onClick={onRestart}>
          {words.restart}
        </button>
        <button type="button" class="button large" onClick={onKeep}>
          {words.keep}
        </button>
        <a class="button" href="/">
          <Icon name="back" />
          <span>{fr.common.today}</span>
        </a>
      </main>
    </>
  );
}
