import { useEffect, useState } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import type { Presentation } from '../../domain/product.ts';
import type { DraftLot } from '../../store/snapshot.ts';
import { hasExpired } from '../counting/lines.ts';
import type { LotTouch } from '../counting/lots.ts';
import type { Field, Focus, Scope } from '../counting/state.ts';
import { twinOf } from '../counting/twins.ts';
import type { Touch } from '../counting.ts';
import { capital, monthYear, number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { expiryWords, lotWords, originWords, lots as words } from '../language/fr-lots.ts';
import { FieldButton } from './field-button.tsx';
import { LotFields } from './lot-fields.tsx';
import { Tag } from './tag.tsx';

interface LotLineProps {
  lot: DraftLot;
  /** All those of the row. */
  lots: readonly DraftLot[];
  presentation: Presentation;
  /** Null while the keypad writes elsewhere. */
  focus: Focus | null;
  scope: Scope;
  today: LocalDate;
  onTouch: (touch: Touch) => void;
  onLot: (touch: LotTouch) => void;
}

/** One lot: its name and its figure; in hand, all that can be said of it. */
export function LotLine({ lot, lots, presentation, focus, scope, today, onTouch, onLot }: LotLineProps) {
  const { id, countUnit } = presentation;
  const field = (it: Field) => ({
    isActive: focus?.field === it,
    onFocus: () => onTouch({ kind: 'focus', presentation: id, lot: lot.key, field: it }),
  });
  const twin = twinOf(lot, lots);
  // A lot whose name and date are known asks for its figure alone, so that the next lot to add stays in reach.
  const [isOpened, setOpened] = useState(false);
  const isOpen = isOpened || lot.expiry === null || focus?.field !== 'physical';
  const isInHand = focus !== null;
  useEffect(() => {
    if (!isInHand) setOpened(false);
  }, [isInHand]);
  return (
    <li class={lot.physical === null ? 'lot unanswered' : 'lot'}>
      <div>
        <strong>{capital(lot.lot ? words.named(lot.lot) : words.loose)}</strong>
        <span class="soft">
          {expiryWords(lot.expiry)}, {originWords(lot.origin)}
        </span>
        <LotMarks lot={lot} scope={scope} today={today} />
      </div>
      <FieldButton
        kind="figure"
        label={capital(lotWords(lot))}
        value={lot.physical === null ? null : number(lot.physical)}
        unit={units[countUnit](lot.physical ?? 0)}
        empty={fr.counting.notCounted}
        hint={focus?.refused && focus.field === 'physical' ? words.full : null}
        {...field('physical')}
      />
      {twin && (
        <div class="twin" role="alert">
          <p>{words.twin}</p>
          <button
            type="button"
            class="button"
            onClick={() => onLot({ kind: 'join', presentation: id, lot: lot.key })}
          >
            {words.join}
          </button>
        </div>
      )}
      {focus && isOpen && (
        <LotFields
          lot={lot}
          focus={focus}
          scope={scope}
          today={today}
          field={field}
          onTouch={onTouch}
          onLot={onLot}
        />
      )}
      {focus && !isOpen && (
        <button
          type="button"
          class="button"
          aria-expanded={false}
          aria-label={words.changeOf(lotWords(lot))}
          onClick={() => setOpened(true)}
        >
          {words.change}
        </button>
      )}
    </li>
  );
}

/** What the day makes of its date. */
function LotMarks({ lot, scope, today }: Pick<LotLineProps, 'lot' | 'scope' | 'today'>) {
  if (lot.expiry?.kind !== 'date' || lot.expiry.date >= today) return null;
  if (hasExpired(lot.expiry, lot.lot, today, scope)) {
    return (
      <Tag tone="warn" icon="warn">
        {words.expired}
      </Tag>
    );
  }
  const extension = scope.extended.find((it) => it.lot === lot.lot);
  return (
    <Tag tone="good" icon="check">
      {words.extended(monthYear(extension?.extendedTo ?? today))}
    </Tag>
  );
}
