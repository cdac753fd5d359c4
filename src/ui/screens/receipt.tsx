import { useRef, useState } from 'preact/hooks';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import { lineOf, type Scope, startCounting, type Touch, touched } from '../counting.ts';
import { number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { Banner } from '../parts/banner.tsx';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { FieldButton } from '../parts/field-button.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { PresentationName } from '../parts/presentation-name.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { useKeyboard } from '../parts/use-keyboard.ts';
import { failureWords, useSealing } from '../parts/use-sealing.ts';

interface ReceiptProps {
  product: Product;
  demonstration: boolean;
  onSeal: (lines: { presentation: string; units: number }[]) => Promise<Event>;
  /** Opens the count that the receipt asks for. */
  onDone: () => void;
}

/** Goods received: a figure a presentation, and none where nothing came. */
export default function Receipt({ product, demonstration, onSeal, onDone }: ReceiptProps) {
  const [scope] = useState<Scope>({ product, previous: new Map(), extended: [], asksExpiry: false });
  const [state, setState] = useState(() => startCounting({}, scope));
  const latest = useRef(state);
  const { sealing, seal } = useSealing<void>();

  const touch = (it: Touch) => {
    latest.current = touched(latest.current, it, scope);
    setState(latest.current);
  };
  useKeyboard(touch);

  const lines = product.presentations
    .map(({ id }) => ({ presentation: id, units: lineOf(state, id).physical ?? 0 }))
    .filter((line) => line.units > 0);
  return (
    <CountingFrame
      title={fr.counting.receiptTitle(product.label)}
      intro={fr.counting.receiptIntro}
      demonstration={demonstration}
      keypad={<Keypad disabled={state.focus === null} zeroUnit={null} onTouch={touch} />}
      seal={
        <SealButton
          label={fr.counting.sealReceipt}
          missing={lines.length > 0 ? [] : [fr.counting.missingReceipt]}
          isBusy={sealing.kind === 'busy' || sealing.kind === 'done'}
          onSeal={() => seal(() => onSeal(lines).then(onDone))}
        />
      }
    >
      {sealing.kind === 'failed' && (
        <Banner tone="bad" icon="warn">
          {failureWords(sealing.error)}
        </Banner>
      )}
      <ul class="rows">
        {product.presentations.map((presentation) => {
          const { physical } = lineOf(state, presentation.id);
          return (
            <li key={presentation.id} class={physical ? 'row' : 'row unanswered'}>
              <PresentationName presentation={presentation} all={product.presentations} />
              <FieldButton
                kind="figure"
                label={presentation.label}
                value={physical === null ? null : number(physical)}
                unit={units[presentation.countUnit](physical ?? 0)}
                empty={fr.counting.notReceived}
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
