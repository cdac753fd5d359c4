import { useEffect, useRef } from 'preact/hooks';
import type { LotIdentity } from '../../domain/lot.ts';
import type { Presentation } from '../../domain/product.ts';
import { lineOf } from '../counting/state.ts';
import { capital, number } from '../language/format.ts';
import { units } from '../language/fr.ts';
import { leaving as words } from '../language/fr-leaving.ts';
import { lotWords } from '../language/fr-lots.ts';
import { unfoldLots } from '../movement.ts';
import { FieldButton } from './field-button.tsx';
import { PresentationName, shortName } from './presentation-name.tsx';
import type { Sheet } from './use-sheet.ts';

export interface MovementRowProps {
  presentation: Presentation;
  all: readonly Presentation[];
  sheet: Sheet;
  /** What stands where nothing was typed. */
  none: string;
  /** Those that the last count found, to be named by whoever can. */
  lots: readonly LotIdentity[];
  /** What is to be looked at again; it refuses nothing. */
  warning: string | null;
}

/** One presentation: its figure, or one for each lot that was counted and one for those that nobody named. */
export function MovementRow({ presentation, all, sheet, none, lots, warning }: MovementRowProps) {
  const { state, touch, step } = sheet;
  const { id, countUnit } = presentation;
  const line = lineOf(state, id);
  const isFocused = state.focus?.presentation === id;
  const field = (physical: number | null, label: string, lot?: number) => (
    <FieldButton
      kind="figure"
      label={label}
      value={physical === null ? null : number(physical)}
      unit={units[countUnit](physical ?? 0)}
      empty={none}
      isActive={isFocused && state.focus?.lot === (lot ?? null)}
      onFocus={() =>
        touch({ kind: 'focus', presentation: id, field: 'physical', ...(lot === undefined ? {} : { lot }) })
      }
    />
  );
  const row = useRef<HTMLLIElement>(null);
  // What is said of a row grows below its figure, where the keypad would hide it.
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isFocused, warning, line.lots === undefined]);
  return (
    <li ref={row} class={line.physical ? 'row' : 'row unanswered'}>
      <div class="row-head">
        <PresentationName presentation={presentation} all={all} />
        {!line.lots && field(line.physical, shortName(presentation, all))}
      </div>
      {line.lots && (
        <ul class="lots">
          {line.lots.map((lot) => {
            const name = lot.expiry ? capital(lotWords(lot)) : words.anyLot;
            return (
              <li key={lot.key} class="lot">
                <div>
                  <strong>{name}</strong>
                </div>
                {field(lot.physical, name, lot.key)}
              </li>
            );
          })}
        </ul>
      )}
      {warning && (
        <p class="recount" role="alert">
          {warning}
        </p>
      )}
      {!line.lots && isFocused && lots.length > 0 && (
        <button type="button" class="button by-lot" onClick={() => step(unfoldLots(id, lots))}>
          {words.byLot}
        </button>
      )}
    </li>
  );
}
