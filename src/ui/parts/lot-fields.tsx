import { useState } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import { knownOrigins } from '../../domain/lot.ts';
import type { DraftLot } from '../../store/snapshot.ts';
import { hasExpired, lotsToOffer } from '../counting/lines.ts';
import type { LotTouch } from '../counting/lots.ts';
import type { Field, Focus, Scope } from '../counting/state.ts';
import type { Touch } from '../counting.ts';
import { capital, monthYear, number } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { expiryWords, lots as words } from '../language/fr-lots.ts';
import { hasTooManyUnusable } from '../missing.ts';
import { expiryHint, typedExpiry } from './expiry-field.ts';
import { FieldButton } from './field-button.tsx';
import { Icon } from './icon.tsx';
import { LotText } from './lot-text.tsx';

interface LotFieldsProps {
  lot: DraftLot;
  focus: Focus;
  scope: Scope;
  today: LocalDate;
  field: (field: Field) => { isActive: boolean; onFocus: () => void };
  onTouch: (touch: Touch) => void;
  onLot: (touch: LotTouch) => void;
}

/** All that can be said of the lot in hand; only its figure and its date are asked for. */
export function LotFields({ lot, focus, scope, today, field, onTouch, onLot }: LotFieldsProps) {
  const isTyped = focus.field === 'expiry' && focus.typed !== null;
  const extended = lot.lot ? [] : lotsToOffer(lot.expiry, today, scope);
  return (
    <div class="lot-fields">
      {lot.lot !== null && (
        <LotText
          text={lot.lot}
          isRefused={focus.refused && focus.field === 'lot'}
          onText={(text) => onLot({ kind: 'text', text })}
          onNext={() => onTouch({ kind: 'next' })}
          {...field('lot')}
        />
      )}
      <FieldButton
        kind="small"
        label={words.expiry}
        value={isTyped ? typedExpiry(focus.typed ?? '') : lot.expiry && expiryWords(lot.expiry)}
        empty={fr.counting.expiryHint}
        hint={expiryHint(lot.expiry, focus)}
        {...field('expiry')}
      />
      {focus.field === 'expiry' && (
        <button type="button" class="button" onClick={() => onTouch({ kind: 'illegible' })}>
          {fr.counting.illegible}
        </button>
      )}
      {extended.map((it) => (
        <button
          key={it.lot}
          type="button"
          class="button"
          onClick={() => onLot({ kind: 'text', text: it.lot })}
        >
          {words.extendedAsked(it.lot, monthYear(it.extendedTo))}
        </button>
      ))}
      {lot.physical !== null && lot.physical > 0 && !hasExpired(lot.expiry, lot.lot, today, scope) && (
        <FieldButton
          kind="small"
          label={fr.counting.unusable}
          value={number(lot.unusable)}
          empty=""
          hint={hasTooManyUnusable(lot) ? fr.counting.unusableTooMany(lot.physical) : null}
          {...field('unusable')}
        />
      )}
      <fieldset class="origins">
        <legend class="soft">{words.origin}</legend>
        {knownOrigins.map((origin) => (
          <button
            key={origin}
            type="button"
            class="button"
            aria-pressed={origin === lot.origin}
            onClick={() => onLot({ kind: 'origin', origin })}
          >
            {origin === lot.origin && <Icon name="check" />}
            {capital(words.origins[origin])}
          </button>
        ))}
      </fieldset>
      <RemoveLot
        isEmpty={lot.physical === null}
        onRemove={() => onLot({ kind: 'remove', presentation: focus.presentation, lot: lot.key })}
      />
    </div>
  );
}

/** Asks once more where a figure would go with it: gloves slip. */
function RemoveLot({ isEmpty, onRemove }: { isEmpty: boolean; onRemove: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class="button"
      onClick={() => (isAsked || isEmpty ? onRemove() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {isAsked ? words.removeSure : words.remove}
    </button>
  );
}
