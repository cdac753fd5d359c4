import { useEffect, useRef } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import type { Presentation } from '../../domain/product.ts';
import type { DraftLine, KeptEvent } from '../../store/snapshot.ts';
import { asksRecount } from '../counting/advance.ts';
import { lotsToOffer } from '../counting/lines.ts';
import { type Counting, type Field, lineOf, type Scope } from '../counting/state.ts';
import type { Step, Touch } from '../counting.ts';
import { monthYear, number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { hasTooManyUnusable, isPassed } from '../missing.ts';
import { expiryHint, typedExpiry } from './expiry-field.ts';
import { FieldButton } from './field-button.tsx';
import { PresentationName, shortName } from './presentation-name.tsx';
import type { LotParts } from './use-lot-parts.ts';

interface CountRowProps {
  presentation: Presentation;
  all: readonly Presentation[];
  state: Counting;
  scope: Scope;
  today: LocalDate;
  events: readonly KeptEvent[];
  /** Null until they were fetched: a row is counted whole without them. */
  lotParts: LotParts | null;
  onTouch: (touch: Touch) => void;
  onStep: (step: Step) => void;
}

/**
 * One presentation: its figure, and once there is one, the earliest expiry and what of it cannot be used. For those who
 * want to, its lots instead; the figure is then their sum.
 */
export function CountRow(props: CountRowProps) {
  const { presentation, all, state, scope, today, lotParts, onTouch } = props;
  const { id, countUnit } = presentation;
  const line = lineOf(state, id);
  const name = shortName(presentation, all);
  const isRecount = asksRecount(state, id, scope);
  const focused = state.focus?.presentation === id ? state.focus : null;
  const field = (it: Field) => ({
    isActive: focused?.field === it,
    onFocus: () => onTouch({ kind: 'focus', presentation: id, field: it }),
  });
  const extended = line.lots ? [] : lotsToOffer(line.earliestExpiry, today, scope);
  const lot = line.earliestExpiry?.kind === 'date' ? line.earliestExpiry.lot : undefined;
  const isRetyped = focused?.field === 'physical' && focused.recountOf !== null && focused.typed !== null;
  const row = useRef<HTMLLIElement>(null);
  const hint =
    expiryHint(line.earliestExpiry, focused) ??
    (isPassed(line, today, scope) ? fr.counting.expiryPassed : null);
  const isFocused = focused !== null;
  // What a row asks for grows below the field in focus, where the keypad would hide it.
  useEffect(() => {
    if (isFocused && focused.lot === null) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [
    isFocused,
    focused?.field,
    isRecount,
    line.physical === null,
    hint,
    extended.length,
    line.lots === undefined,
  ]);
  return (
    <li ref={row} class={line.physical === null ? 'row unanswered' : 'row'}>
      <div class="row-head">
        <PresentationName presentation={presentation} all={all} />
        {line.lots ? (
          <Sum physical={line.physical} unit={units[countUnit](line.physical ?? 0)} />
        ) : (
          <FieldButton
            kind="figure"
            label={name}
            value={line.physical === null ? null : number(line.physical)}
            unit={units[countUnit](line.physical ?? 0)}
            empty={fr.counting.notCounted}
            {...field('physical')}
          />
        )}
      </div>
      {isRecount && line.physical !== null && (
        <div class="recount" role="alert">
          <p>
            <strong>{fr.counting.recount(line.physical)}</strong>
          </p>
          <p>{line.lots ? fr.counting.recountLots : fr.counting.recountHow}</p>
          {(focused?.field === 'physical' || focused?.lot != null) && (
            <button type="button" class="button" onClick={() => onTouch({ kind: 'confirm' })}>
              {fr.counting.recountConfirm(line.physical)}
            </button>
          )}
        </div>
      )}
      {!line.lots && !isRecount && !isRetyped && line.physical !== null && line.physical > 0 && (
        <div class="more-fields">
          <FieldButton
            kind="small"
            label={fr.counting.expiry}
            value={
              focused?.field === 'expiry' && focused.typed !== null
                ? typedExpiry(focused.typed)
                : expiryWords(line)
            }
            empty={fr.counting.expiryHint}
            hint={hint}
            {...field('expiry')}
          />
          {extended.map((it) => (
            <button
              key={it.lot}
              type="button"
              class="button"
              aria-pressed={it.lot === lot}
              onClick={() => onTouch({ kind: 'lot', presentation: id, lot: it.lot })}
            >
              {it.lot === lot
                ? fr.counting.lotIs(it.lot, monthYear(it.extendedTo))
                : fr.counting.lotAsked(it.lot, monthYear(it.extendedTo))}
            </button>
          ))}
          {focused?.field === 'expiry' && (
            <button type="button" class="button" onClick={() => onTouch({ kind: 'illegible' })}>
              {fr.counting.illegible}
            </button>
          )}
          <FieldButton
            kind="small"
            label={focused?.field === 'unusable' ? fr.counting.unusableExplained : fr.counting.unusable}
            value={number(line.unusable)}
            empty=""
            hint={hasTooManyUnusable(line) ? fr.counting.unusableTooMany(line.physical) : null}
            {...field('unusable')}
          />
        </div>
      )}
      {lotParts && (line.lots || isFocused) && <lotParts.LotPanel {...props} />}
    </li>
  );
}

/** Of lots: the keypad writes to theirs. */
function Sum({ physical, unit }: { physical: number | null; unit: string }) {
  return (
    <p class="field figure sum">
      <output class={physical === null ? 'empty' : 'value'}>
        {physical === null ? fr.counting.notCounted : number(physical)}
      </output>
      {physical !== null && <span class="soft"> {unit}</span>}
    </p>
  );
}

function expiryWords({ earliestExpiry }: DraftLine): string | null {
  if (earliestExpiry?.kind === 'date') return fr.counting.expiryShown(monthYear(earliestExpiry.date));
  return earliestExpiry?.kind === 'unknown' ? fr.counting.illegibleShown : null;
}
