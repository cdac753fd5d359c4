import { useRef, useState } from 'preact/hooks';
import type { Instant, Zone } from '../../domain/day.ts';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import { lineOf, type Scope } from '../counting/state.ts';
import { startCounting, type Touch, touched } from '../counting.ts';
import { number } from '../language/format.ts';
import { units } from '../language/fr.ts';
import { receipt as words } from '../language/fr-receipt.ts';
import { Banner } from '../parts/banner.tsx';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { FieldButton } from '../parts/field-button.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { PresentationName, shortName } from '../parts/presentation-name.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { useKeyboard } from '../parts/use-keyboard.ts';
import { failureWords, useSealing } from '../parts/use-sealing.ts';
import { Recorded } from './recorded.tsx';

interface ReceiptProps {
  product: Product;
  events: readonly KeptEvent[];
  demonstration: boolean;
  zone: Zone;
  now: Instant;
  onSeal: (lines: { presentation: string; units: number }[]) => Promise<Event>;
  /** Opens the count that the receipt asks for. */
  onDone: () => void;
}

/** Goods received: a figure a presentation, and none where nothing came. */
export default function Receipt(props: ReceiptProps) {
  const { product, demonstration, onSeal } = props;
  const [scope] = useState<Scope>({ product, previous: new Map(), extended: [], asksExpiry: false });
  const [state, setState] = useState(() => startCounting({}, scope));
  const latest = useRef(state);
  const { sealing, seal } = useSealing<Event>();

  const touch = (it: Touch) => {
    if (sealing.kind === 'busy' || sealing.kind === 'done') return;
    latest.current = touched(latest.current, it, scope);
    setState(latest.current);
  };
  useKeyboard(touch);

  const lines = product.presentations
    .map(({ id }) => ({ presentation: id, units: lineOf(state, id).physical ?? 0 }))
    .filter((line) => line.units > 0);
  if (sealing.kind === 'done') {
    const received = product.presentations.flatMap((it) => {
      const line = lines.find(({ presentation }) => presentation === it.id);
      return line ? [words.line(line.units, shortName(it, product.presentations))] : [];
    });
    return (
      <Recorded
        title={words.sealed(received)}
        event={sealing.value}
        events={props.events}
        zone={props.zone}
        now={props.now}
      >
        <button type="button" class="button large primary" onClick={props.onDone}>
          {words.countNow}
        </button>
      </Recorded>
    );
  }
  return (
    <CountingFrame
      title={words.title(product.label)}
      intro={words.intro}
      demonstration={demonstration}
      keypad={<Keypad disabled={state.focus === null} zeroUnit={null} onTouch={touch} />}
      seal={
        <SealButton
          label={words.seal}
          missing={lines.length > 0 ? [] : [words.missing]}
          isBusy={sealing.kind === 'busy'}
          onSeal={() => seal(() => onSeal(lines))}
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
                empty={words.none}
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
