import { useState } from 'preact/hooks';
import type { SupervisionView } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { resupply } from '../language/fr-resupply.ts';
import { fr } from '../language/fr-supervisor.ts';
import type { Filters } from './filters.ts';
import { optionsOf } from './list.ts';
import { ownVoice, regionWords, resupplyProducts } from './resupply.ts';
import { ResupplyDialog, type Word } from './resupply-dialog.tsx';
import { wordText } from './resupply-words.tsx';
import { momentText } from './when.ts';

const words = fr.resupply;

interface Props {
  view: SupervisionView;
  filters: Filters;
  client: SupervisionClient;
  barred: string | null;
  changed: () => void;
}

/** Where resupply is said to be compromised by an agency or the nation, and the way to say so of a region. */
export function ResupplyAside({ view, filters, client, barred, changed }: Props) {
  const [open, setOpen] = useState<Word | null>(null);
  const facilities = view.facilities.filter(
    ({ facility }) => !filters.region || facility.region === filters.region,
  );
  const standing = regionWords(facilities);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <aside class="apart" aria-label={resupply.title}>
      <h2>{resupply.title}</h2>
      {standing.length === 0 && <p>{words.none}</p>}
      <ul>
        {standing.map((word) => {
          const { product, target, by, at } = word;
          const name = words.place(word.productLabel, word.place, word.facilities);
          return (
            <li key={[name, by, at].join()} class="acts">
              <span>
                <strong>{name}</strong>. {wordText(word, momentText(at, zone, view.at))}
              </span>
              {by === ownVoice(view) && (
                <button
                  type="button"
                  class="button"
                  disabled={barred !== null}
                  aria-label={words.liftOf(name)}
                  onClick={() => setOpen({ kind: 'lift', target, product, name })}
                >
                  {words.lift}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <div class="acts">
        <button
          type="button"
          class="button"
          disabled={barred !== null}
          onClick={() =>
            setOpen({
              kind: 'raise',
              place: { regions: optionsOf(facilities).regions },
              products: resupplyProducts(facilities),
            })
          }
        >
          {words.raise}
        </button>
        {barred && <p class="soft">{barred}</p>}
      </div>
      {open && <ResupplyDialog word={open} client={client} close={() => setOpen(null)} changed={changed} />}
    </aside>
  );
}
