import { stale as words } from '../language/fr-stale.ts';
import { QuestionPage } from './question-page.tsx';

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
export function StaleDraft({ since, ask, onRestart, onKeep, ...page }: StaleDraftProps) {
  return (
    <QuestionPage {...page}>
      <p>
        <strong>{since}.</strong> {ask}
      </p>
      <button type="button" class="button large primary" onClick={onRestart}>
        {words.restart}
      </button>
      <button type="button" class="button large" onClick={onKeep}>
        {words.keep}
      </button>
    </QuestionPage>
  );
}
