import { useEffect, useRef } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import type { Presentation } from '../../domain/product.ts';
import type { DraftLine } from '../../store/snapshot.ts';
import {
  asksRecount,
  type Counting,
  type Field,
  type Focus,
  lineOf,
  lotsToOffer,
  type Scope,
  type Touch,
} from '../counting.ts';
import { monthYear, number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { hasExpired, hasTooManyUnusable } from '../missing.ts';
import { FieldButton } from './field-button.tsx';
import { PresentationName, shortName } from './presentation-name.tsx';

interface CountRowProps {
  presentation: Presentation;
  all: readonly Presentation[];
  state: Counting;
  scope: Scope;
  today: LocalDate;
  onTouch: (touch: Touch) => void;
}

/** One presentation: its figure, and once there is one, the earliest expiry and what of it cannot be used. */
export function CountRow({ presentation, all, state, scope, today, onTouch }: CountRowProps) {
  const { id, countUnit } = presentation;
  const line = lineOf(state, id);
  const name = shortName(presentation, all);
  const isRecount = asksRecount(state, id, scope);
  const focused = state.focus?.presentation === id ? state.focus : null;
  const field = (it: Field) => ({
    isActive: focused?.field === it,
    onFocus: () => onTouch({ kind: 'focus', presentation: id, field: it }),
  });
  const lots = lotsToOffer(line, today, scope);
  const lot = line.earliestExpiry?.kind === 'date' ? line.earliestExpiry.lot : undefined;
  const isRetyped = focused?.field === 'physical' && focused.recountOf !== null && focused.typed !== null;
  const row = useRef<HTMLLIElement>(null);
  const hint = expiryHint(line, focused, hasExpired(line, today, scope));
  const isFocused = focused !== null;
  // What a row asks for grows below the field in focus, where the keypad would hide it.
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isFocused, focused?.field, isRecount, line.physical === null, hint, lots.length]);
  return (
    <li ref={row} class={line.physical === null ? 'row unanswered' : 'row'}>
      <PresentationName presentation={presentation} all={all} />
      <FieldButton
        kind="figure"
        label={name}
        value={line.physical === null ? null : number(line.physical)}
        unit={units[countUnit](line.physical ?? 0)}
        empty={fr.counting.notCounted}
        {...field('physical')}
      />
      {isRecount && line.physical !== null && (
        <div class="recount" role="alert">
          <p>
            <strong>{fr.counting.recount(line.physical)}</strong>
          </p>
          <p>{fr.counting.recountHow}</p>
          {focused?.field === 'physical' && (
            <button type="button" class="button" onClick={() => onTouch({ kind: 'confirm' })}>
              {fr.counting.recountConfirm(line.physical)}
            </button>
          )}
        </div>
      )}
      {!isRecount && !isRetyped && line.physical !== null && line.physical > 0 && (
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
          {lots.map((it) => (
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
    </li>
  );
}

function expiryWords({ earliestExpiry }: DraftLine): string | null {
  if (earliestExpiry?.kind === 'date') return fr.counting.expiryShown(monthYear(earliestExpiry.date));
  return earliestExpiry?.kind === 'unknown' ? fr.counting.illegibleShown : null;
}

/** « 03/2_ » while it is being typed. */
function typedExpiry(digits: string): string {
  const shown = digits.padEnd(4, '_');
  return `${shown.slice(0, 2)}/${shown.slice(2)}`;
}

function expiryHint(line: DraftLine, focused: Focus | null, isExpired: boolean): string | null {
  const typed = focused?.field === 'expiry' ? focused.typed : null;
  if (typed?.length === 4 && line.earliestExpiry === null) return fr.counting.expiryBad;
  if (focused?.refused) return fr.counting.expiryUnfinished;
  return isExpired ? fr.counting.expiryPassed : null;
}
