import type { Person } from '../../store/snapshot.ts';
import { second as words } from '../language/fr-second.ts';
import { Page, type PageProps } from './page.tsx';

interface AskProps extends PageProps {
  names: readonly string[];
  others: readonly Person[];
  onWho: (id: string) => void;
  onAlone: () => void;
  /** Null once somebody has counted: then it is they who are to be compared with. */
  onReview: (() => void) | null;
}

/** Says that the figure is not the one expected, and neither by how much nor which way. */
export function AskWho({ names, others, onWho, onAlone, onReview, ...page }: AskProps) {
  return (
    <Page {...page} title={words.askTitle}>
      <p>{words.ask(names)}</p>
      <h2>{words.askWho}</h2>
      <ul class="names">
        {others.map((it) => (
          <li key={it.id}>
            <button type="button" class="button large" onClick={() => onWho(it.id)}>
              {it.name}
            </button>
          </li>
        ))}
      </ul>
      <AloneButton isBusy={page.sealing.kind === 'busy'} onAlone={onAlone} />
      {onReview && (
        <button type="button" class="button" onClick={onReview}>
          {words.review}
        </button>
      )}
    </Page>
  );
}

/** Recording is never refused: one touch, which the record then tells of. */
export function AloneButton({ isBusy, onAlone }: { isBusy: boolean; onAlone: () => void }) {
  return (
    <p class="stack">
      <span class="soft">{words.nobodyElse}</span>
      <button type="button" class="button" disabled={isBusy} onClick={onAlone}>
        {words.alone}
      </button>
    </p>
  );
}
