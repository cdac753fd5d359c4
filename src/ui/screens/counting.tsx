import { useRef, useState } from 'preact/hooks';
import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import type { Draft, KeptEvent } from '../../store/snapshot.ts';
import {
  canZero,
  type ExtendedLot,
  type Missing,
  missingOf,
  type Previous,
  type Scope,
  startCounting,
  type Touch,
  toCountLines,
  touched,
} from '../counting.ts';
import { timeOfDay } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { Banner } from '../parts/banner.tsx';
import { ClearDraft } from '../parts/clear-draft.tsx';
import { CountRow } from '../parts/count-row.tsx';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { shortName } from '../parts/presentation-name.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { useKeyboard } from '../parts/use-keyboard.ts';
import { failureWords, useSealing } from '../parts/use-sealing.ts';
import { Recorded } from './recorded.tsx';

interface CountingProps {
  product: Product;
  /** Compared with, never shown: the count is blind. */
  previous: Previous;
  extended: readonly ExtendedLot[];
  draft: Draft | null;
  /** When goods came that no count has followed; null when none did. */
  receipt: Instant | null;
  receiptIsDue: boolean;
  events: readonly KeptEvent[];
  demonstration: boolean;
  zone: Zone;
  now: Instant;
  deviceTime: Instant;
  onDraft: (draft: Draft) => Promise<void>;
  onDiscard: () => Promise<void>;
  onSeal: (lines: CountLine[]) => Promise<Event>;
  onDone: () => void;
}

export function Counting(props: CountingProps) {
  const { product, receipt } = props;
  // Asked once: a count sealed meanwhile would turn the figure just typed into « the previous one ».
  const [scope] = useState<Scope>({
    product,
    previous: props.previous,
    extended: props.extended,
    asksExpiry: true,
  });
  const [state, setState] = useState(() => startCounting(props.draft?.lines ?? {}, scope));
  const [draftFailed, setDraftFailed] = useState(false);
  const latest = useRef(state);
  const { sealing, seal } = useSealing<Event>();

  const touch = (it: Touch) => {
    if (sealing.kind === 'busy' || sealing.kind === 'done') return latest.current;
    const before = latest.current;
    latest.current = touched(before, it, scope);
    setState(latest.current);
    if (latest.current.lines !== before.lines) {
      const draft = { product: product.id, lines: { ...latest.current.lines }, savedAt: props.deviceTime };
      props.onDraft(draft).then(
        () => setDraftFailed(false),
        () => setDraftFailed(true),
      );
    }
    return latest.current;
  };
  useKeyboard(touch);

  if (sealing.kind === 'done') {
    return (
      <Recorded
        event={sealing.value}
        events={props.events}
        zone={props.zone}
        now={props.now}
        onDone={props.onDone}
      />
    );
  }

  const onSeal = () => {
    const settled = touch({ kind: 'settle' });
    if (missingOf(settled, scope).length === 0) seal(() => props.onSeal(toCountLines(settled, product)));
  };
  const onClear = () => {
    latest.current = startCounting({}, scope);
    setState(latest.current);
    props.onDiscard().catch(() => setDraftFailed(true));
  };
  const isVials = product.presentations.every((it) => it.countUnit === 'vial');
  const unit = product.presentations.find((it) => it.id === state.focus?.presentation)?.countUnit;
  return (
    <CountingFrame
      title={fr.counting.title(product.label)}
      intro={isVials ? fr.counting.blind : fr.counting.blindOther}
      demonstration={props.demonstration}
      keypad={
        <Keypad
          disabled={state.focus === null}
          zeroUnit={units[unit ?? product.presentations[0]?.countUnit ?? 'vial'](0)}
          isZeroDisabled={!canZero(state)}
          onTouch={touch}
        />
      }
      seal={
        <SealButton
          label={fr.counting.seal}
          missing={missingOf(state, scope).map((it) => missingWords(it, product))}
          isBusy={sealing.kind === 'busy'}
          onSeal={onSeal}
        />
      }
    >
      {receipt !== null && (
        <Banner tone="warn" icon="box">
          {fr.counting.receiptRecorded(timeOfDay(receipt, props.zone))}{' '}
          {fr.counting.countNow(product.label, props.receiptIsDue)}
        </Banner>
      )}
      {sealing.kind === 'failed' && (
        <Banner tone="bad" icon="warn">
          {failureWords(sealing.error)}
        </Banner>
      )}
      {draftFailed && (
        <Banner tone="bad" icon="warn">
          {fr.counting.draftFailed}
        </Banner>
      )}
      <ul class="rows">
        {product.presentations.map((presentation) => (
          <CountRow
            key={presentation.id}
            presentation={presentation}
            all={product.presentations}
            state={state}
            scope={scope}
            today={localDateOf(props.now, props.zone)}
            onTouch={touch}
          />
        ))}
      </ul>
      {Object.keys(state.lines).length > 0 && <ClearDraft onClear={onClear} />}
    </CountingFrame>
  );
}

function missingWords(missing: Missing, product: Product): string {
  const names = product.presentations
    .filter((it) => missing.presentations.includes(it.id))
    .map((it) => shortName(it, product.presentations));
  switch (missing.kind) {
    case 'uncounted':
      return fr.counting.missing(names);
    case 'recount':
      return fr.counting.missingRecount(names);
    case 'unusable':
      return fr.counting.missingUnusable(names);
  }
}
