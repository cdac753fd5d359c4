import { useRef, useState } from 'preact/hooks';
import type { Presentation, Product } from '../../domain/product.ts';
import type { DraftLine } from '../../store/snapshot.ts';
import { lineOf, type Scope } from '../counting/state.ts';
import { canZero, startCounting, type Touch, touched } from '../counting.ts';
import { number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { second as words } from '../language/fr-second.ts';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { FieldButton } from '../parts/field-button.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { PresentationName, shortName } from '../parts/presentation-name.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { useKeyboard } from '../parts/use-keyboard.ts';

interface SheetProps {
  /** With the presentations to be counted alone. */
  product: Product;
  all: readonly Presentation[];
  name: string;
  demonstration: boolean;
  lines: Record<string, DraftLine>;
  onLines: (lines: Record<string, DraftLine>) => void;
  onDone: (lines: Record<string, DraftLine>) => void;
}

/** The second person's: how many there are, and nothing of what was found or expected. */
export function SecondSheet({ product, all, name, demonstration, lines, onLines, onDone }: SheetProps) {
  const [scope] = useState<Scope>({ product, previous: new Map(), extended: [], asksExpiry: false });
  const [state, setState] = useState(() => startCounting(lines, scope));
  const latest = useRef(state);
  const touch = (it: Touch) => {
    const before = latest.current;
    latest.current = touched(before, it, scope);
    setState(latest.current);
    if (latest.current.lines !== before.lines) onLines({ ...latest.current.lines });
  };
  useKeyboard(touch);
  const uncounted = product.presentations.filter((it) => lineOf(state, it.id).physical === null);
  const unit = product.presentations.find((it) => it.id === state.focus?.presentation)?.countUnit;
  return (
    <CountingFrame
      title={words.title(product.label)}
      intro={words.intro(name)}
      demonstration={demonstration}
      keypad={
        <Keypad
          disabled={state.focus === null}
          zeroUnit={units[unit ?? 'vial'](0)}
          isZeroDisabled={!canZero(state)}
          onTouch={touch}
        />
      }
      seal={
        <SealButton
          label={words.done}
          missing={
            uncounted.length > 0
              ? [fr.counting.missing.uncounted(uncounted.map((it) => shortName(it, all)))]
              : []
          }
          isBusy={false}
          onSeal={() => onDone({ ...latest.current.lines })}
        />
      }
    >
      <ul class="rows">
        {product.presentations.map((presentation) => {
          const { physical } = lineOf(state, presentation.id);
          return (
            <li key={presentation.id} class={physical === null ? 'row unanswered' : 'row'}>
              <PresentationName presentation={presentation} all={all} />
              <FieldButton
                kind="figure"
                label={presentation.label}
                value={physical === null ? null : number(physical)}
                unit={units[presentation.countUnit](physical ?? 0)}
                empty={fr.counting.notCounted}
                isActive={state.focus?.presentation === presentation.id}
                onFocus={() => touch({ kind: 'focus', presentation: presentation.id, field: 'physical' })}
              />
            </li>
          );
        })}
      </ul>
    </CountingFrame>
  );
}
