import { useEffect, useRef, useState } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import { effectiveCounts } from '../../domain/history.ts';
import { knownLots } from '../../domain/known-lots.ts';
import { isSameLot } from '../../domain/lot.ts';
import type { Presentation } from '../../domain/product.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import { type LotTouch, lotTouched } from '../counting/lots.ts';
import { type Counting, lineOf, type Scope } from '../counting/state.ts';
import type { Step, Touch } from '../counting.ts';
import { capital } from '../language/format.ts';
import { units } from '../language/fr.ts';
import { lotWords, lots as words } from '../language/fr-lots.ts';
import '../styles/lots.css';
import { LotLine } from './lot-line.tsx';

export { LotList } from './lot-list.tsx';

export interface LotPanelProps {
  presentation: Presentation;
  state: Counting;
  scope: Scope;
  today: LocalDate;
  events: readonly KeptEvent[];
  onTouch: (touch: Touch) => void;
  onStep: (step: Step) => void;
}

/**
 * The lots of a row, and while the row is in hand, what could be added: the lots known here, none with its figure. Of a
 * row that the last count told by lot they are offered at once, as long as no figure says that it is counted whole.
 */
export function LotPanel({ presentation, state, scope, today, events, onTouch, onStep }: LotPanelProps) {
  const { id, countUnit } = presentation;
  // Looked up once: an event that comes in may not move a button under a finger.
  const [{ known, wasByLot }] = useState(() => {
    const counts = effectiveCounts(events, scope.product.id);
    const last = counts[0]?.lines.find((it) => it.presentation === id);
    return { known: knownLots(counts, id), wasByLot: last?.lots !== undefined };
  });
  const [isUnfolded, setUnfolded] = useState(false);
  const { lots = [], physical } = lineOf(state, id);
  const panel = useRef<HTMLDivElement>(null);
  const focus = state.focus?.presentation === id ? state.focus : null;
  // What to add next in sight, and before it the field in focus.
  useEffect(() => {
    panel.current?.querySelector('.offers')?.scrollIntoView?.({ block: 'nearest' });
    document.activeElement?.closest('.lots .field')?.scrollIntoView?.({ block: 'nearest' });
  }, [focus?.lot, focus?.field, lots.length]);
  const onLot = (touch: LotTouch) => onStep((now, on) => lotTouched(now, touch, on));
  const offers = known.filter((it) => !lots.some((lot) => isSameLot(lot, it)));
  if (lots.length === 0 && !isUnfolded && (!wasByLot || physical !== null)) {
    return (
      <button
        type="button"
        class="button by-lot"
        aria-expanded={false}
        onClick={() => {
          setUnfolded(true);
          onLot({ kind: 'unfold', presentation: id });
        }}
      >
        {words.byLot}
      </button>
    );
  }
  return (
    <div ref={panel} class="lots">
      {lots.length > 0 && (
        <ul>
          {lots.map((lot) => (
            <LotLine
              key={lot.key}
              lot={lot}
              lots={lots}
              presentation={presentation}
              focus={focus?.lot === lot.key ? focus : null}
              scope={scope}
              today={today}
              onTouch={onTouch}
              onLot={onLot}
            />
          ))}
        </ul>
      )}
      {focus && (
        <p class="offers">
          {offers.map((it) => (
            <button
              key={lotWords(it)}
              type="button"
              class="button"
              onClick={() => onLot({ kind: 'add', presentation: id, ...it })}
            >
              + {capital(lotWords(it))}
            </button>
          ))}
          <button
            type="button"
            class="button"
            onClick={() => onLot({ kind: 'add', presentation: id, lot: '', expiry: null })}
          >
            + {words.other}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => onLot({ kind: 'add', presentation: id, lot: null, expiry: null })}
          >
            + {words.looseOf(capital(units[countUnit](2)))}
          </button>
        </p>
      )}
    </div>
  );
}
