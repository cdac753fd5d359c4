import { useState } from 'preact/hooks';
import { ResupplyReason } from '../../domain/resupply.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { resupply } from '../language/fr-resupply.ts';
import { fr } from '../language/fr-supervisor.ts';
import { ActingDialog } from './dialog.tsx';
import { Choice } from './filter-bar.tsx';

const words = fr.resupply;

/** Where a word goes: one facility, or a region to be chosen. */
export type Place = { facility: string } | { regions: [string, string][] };

/** What is asked for: a new word, or the end of one that stands. */
export type Word =
  | { kind: 'raise'; place: Place; products: [string, string][] }
  | { kind: 'lift'; target: { facility: string } | { region: string }; product: string; name: string };

interface Props {
  word: Word;
  client: SupervisionClient;
  close: () => void;
  changed: () => void;
}

/** Raises or lifts this supervisor's own word on a product's resupply (R022). */
export function ResupplyDialog({ word, client, close, changed }: Props) {
  const [chosen, setChosen] = useState(() => firstChoice(word));
  const isWhole =
    word.kind === 'lift' || (chosen.product && chosen.reason && (chosen.facility || chosen.region));
  const ask = () => {
    const { product, reason, ...target } = chosen;
    return client.resupply({
      ...target,
      product,
      compromised: word.kind === 'raise',
      reason: ResupplyReason.safeParse(reason).data ?? null,
    });
  };
  return (
    <ActingDialog
      title={word.kind === 'raise' ? words.raise : words.liftOf(word.name)}
      act={word.kind === 'raise' ? words.confirm : words.lift}
      isWhole={Boolean(isWhole)}
      ask={ask}
      close={close}
      changed={changed}
    >
      {word.kind === 'raise' && (
        <div class="filters">
          {'regions' in word.place && (
            <Choice
              label={words.region}
              value={chosen.region ?? ''}
              options={orNone(word.place.regions)}
              choose={(region) => setChosen({ ...chosen, region })}
            />
          )}
          <Choice
            label={words.product}
            value={chosen.product}
            options={orNone(word.products)}
            choose={(product) => setChosen({ ...chosen, product })}
          />
          <Choice
            label={words.reason}
            value={chosen.reason}
            options={orNone(Object.entries(resupply.reasons))}
            choose={(reason) => setChosen({ ...chosen, reason })}
          />
        </div>
      )}
      <p>{word.kind === 'raise' ? words.effect : words.lifted}</p>
    </ActingDialog>
  );
}

interface Chosen {
  facility?: string;
  region?: string;
  product: string;
  reason: string;
}

function firstChoice(word: Word): Chosen {
  if (word.kind === 'lift') return { ...word.target, product: word.product, reason: '' };
  const product = word.products[0]?.[0] ?? '';
  const { place } = word;
  if ('facility' in place) return { facility: place.facility, product, reason: '' };
  const [only, ...others] = place.regions;
  return { region: only && others.length === 0 ? only[0] : '', product, reason: '' };
}

function orNone(options: [string, string][]): [string, string][] {
  return options.length === 1 ? options : [['', words.choose], ...options];
}
