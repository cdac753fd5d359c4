import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import type { Draft, KeptEvent } from '../../store/snapshot.ts';
import { toCountLines } from '../counting/lines.ts';
import type { ExtendedLot, Previous, Scope } from '../counting/state.ts';
import { canZero, type Step, startCounting, type Touch, touched } from '../counting.ts';
import { momentInWords, timeOfDay } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { missingOf } from '../missing.ts';
import { missingWords } from '../missing-words.ts';
import { Banner } from '../parts/banner.tsx';
import { ClearDraft } from '../parts/clear-draft.tsx';
import { CountRow } from '../parts/count-row.tsx';
import { CountedList } from '../parts/counted-list.tsx';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { StaleDraft } from '../parts/stale-draft.tsx';
import { useKeyboard } from '../parts/use-keyboard.ts';
import { useLater } from '../parts/use-later.ts';
import { useLotParts } from '../parts/use-lot-parts.ts';
import { failureWords, useSealing } from '../parts/use-sealing.ts';
import { Recorded } from './recorded.tsx';

const loadScanner = () => import('../scan/count-scanner.tsx');

interface CountingProps {
  product: Product;
  /** Compared with, never shown: the count is blind. */
  previous: Previous;
  extended: readonly ExtendedLot[];
  draft: Draft | null;
  /** When it was begun, by the corrected clock. */
  draftSince: Instant | null;
  /** When goods came that no count has followed; null when none did. */
  receipt: Instant | null;
  receiptIsDue: boolean;
  /** All products of the tablet and the rules of its pharmacy: a scanned pack of another is named. */
  products: readonly Product[];
  rules: readonly Rule[];
  /** What is to be known of other people's counts of it. */
  beside?: ComponentChildren;
  events: readonly KeptEvent[];
  demonstration: boolean;
  zone: Zone;
  now: Instant;
  deviceTime: Instant;
  onDraft: (draft: Draft) => Promise<void>;
  onDiscard: () => Promise<void>;
  onSeal: (lines: CountLine[]) => Promise<Event>;
  /** Opens a new count of the same product. */
  onRecount: () => void;
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
  const today = localDateOf(props.now, props.zone);
  // A draft keeps the time of its first figure: every later one would make the first look fresh.
  const [since, setSince] = useState(props.draft && props.draftSince);
  const startedAt = useRef(props.draft?.savedAt ?? null);
  const [isStale, setStale] = useState(since !== null && localDateOf(since, props.zone) !== today);
  const [draftFailed, setDraftFailed] = useState(false);
  const latest = useRef(state);
  const { sealing, seal } = useSealing<Event>();

  const lotParts = useLotParts();
  const scanner = useLater(loadScanner);
  // A sheet that was cleared has seen no pack.
  const [sheet, setSheet] = useState(0);

  const { draft, draftSince } = props;
  useEffect(() => {
    // Written just before this screen was left and opened again, it comes to be known just after.
    if (!draft || startedAt.current !== null || sheet > 0) return;
    startedAt.current = draft.savedAt;
    latest.current = startCounting(draft.lines, scope);
    setState(latest.current);
    setSince(draftSince);
    setStale(draftSince !== null && localDateOf(draftSince, props.zone) !== today);
  }, [draft]);

  const step = (it: Step) => {
    if (isStale || sealing.kind === 'busy' || sealing.kind === 'done') return latest.current;
    const before = latest.current;
    latest.current = it(before, scope);
    setState(latest.current);
    if (latest.current.lines !== before.lines) {
      startedAt.current ??= props.deviceTime;
      const lines = { ...latest.current.lines };
      const draft = { product: product.id, lines, savedAt: startedAt.current };
      props.onDraft(draft).then(
        () => setDraftFailed(false),
        () => setDraftFailed(true),
      );
    }
    return latest.current;
  };
  const touch = (it: Touch) => step((now, on) => touched(now, it, on));
  useKeyboard(touch);

  if (sealing.kind === 'done') {
    return (
      <Recorded
        title={fr.counting.recorded}
        event={sealing.value}
        events={props.events}
        zone={props.zone}
        now={props.now}
      >
        <section>
          <h2>{product.label}</h2>
          <CountedList product={product} lines={toCountLines(state, scope, today)} lotParts={lotParts} />
        </section>
        <button type="button" class="button large primary" onClick={props.onDone}>
          {fr.counting.backToday}
        </button>
        <button type="button" class="button" onClick={props.onRecount}>
          {fr.counting.recountAll}
        </button>
      </Recorded>
    );
  }

  const onSeal = () => {
    const settled = touch({ kind: 'settle' });
    if (missingOf(settled, scope, today).length === 0)
      seal(() => props.onSeal(toCountLines(settled, scope, today)));
  };
  const onClear = () => {
    startedAt.current = null;
    setSince(null);
    setStale(false);
    setSheet(sheet + 1);
    latest.current = startCounting({}, scope);
    setState(latest.current);
    props.onDiscard().catch(() => setDraftFailed(true));
  };
  const sinceWords = since && fr.counting.draftSince(momentInWords(since, props.zone, props.now));
  if (isStale && sinceWords) {
    return (
      <StaleDraft
        title={fr.counting.title(product.label)}
        since={sinceWords}
        demonstration={props.demonstration}
        onRestart={onClear}
        onKeep={() => setStale(false)}
      />
    );
  }
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
          missing={missingOf(state, scope, today).map((it) => missingWords(it, product))}
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
      {props.beside}
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
      {sinceWords && <p class="strong">{sinceWords}</p>}
      {scanner && product.presentations.some((it) => it.cip13 !== null) && (
        <scanner.CountScanner
          key={sheet}
          products={props.products}
          product={product}
          rules={props.rules}
          today={today}
          onStep={step}
        />
      )}
      <ul class="rows">
        {product.presentations.map((presentation) => (
          <CountRow
            key={presentation.id}
            presentation={presentation}
            all={product.presentations}
            state={state}
            scope={scope}
            today={today}
            events={props.events}
            lotParts={lotParts}
            onTouch={touch}
            onStep={step}
          />
        ))}
      </ul>
      {Object.keys(state.lines).length > 0 && <ClearDraft onClear={onClear} />}
    </CountingFrame>
  );
}
