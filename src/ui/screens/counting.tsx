import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Product } from '../../domain/product.ts';
import type { SecondCountAbove } from '../../domain/second-count.ts';
import type { Event, SecondCount } from '../../protocol/event.ts';
import type { KeptEvent, SecondDraft } from '../../store/snapshot.ts';
import { toCountLines } from '../counting/lines.ts';
import type { ExtendedLot, Previous, Scope } from '../counting/state.ts';
import { canZero } from '../counting.ts';
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
import { SealingFailure } from '../parts/sealing-failure.tsx';
import { useLater } from '../parts/use-later.ts';
import { useLotParts } from '../parts/use-lot-parts.ts';
import { useSealing } from '../parts/use-sealing.ts';
import { type SheetProps, useSheet } from '../parts/use-sheet.ts';
import { Recorded } from './recorded.tsx';

/** No figure of another day shows before it was asked about: nothing does until this is there. */
const StaleDraft = lazy(async () => (await import('../parts/stale-draft.tsx')).StaleDraft);
const loadScanner = () => import('../scan/count-scanner.tsx');
const loadSecond = () => import('../second/index.ts');

interface CountingProps extends SheetProps {
  product: Product;
  /** Compared with, never shown: the count is blind. */
  previous: Previous;
  extended: readonly ExtendedLot[];
  /** When goods came that no count has followed; null when none did. */
  receipt: Instant | null;
  receiptIsDue: boolean;
  /** All products of the tablet and the rules of its pharmacy: a scanned pack of another is named. */
  products: readonly Product[];
  rules: readonly Rule[];
  /** Of another time: it stands for now, and no pack is there to be scanned. */
  other?: OtherCount | undefined;
  /** What is to be known of other people's counts of it. */
  beside?: ComponentChildren;
  events: readonly KeptEvent[];
  demonstration: boolean;
  /** Units beyond which a difference from what was expected asks for a second count; null where none is asked for. */
  secondAbove: SecondCountAbove | undefined | null;
  onSeal: (lines: CountLine[], second?: SecondCount) => Promise<Event>;
  onDone: () => void;
}

/** A count typed in from a sheet, or corrected. */
export interface OtherCount {
  /** Of its draft. */
  name: string;
  countedAt: Instant;
  title: string;
  intro: string;
  when?: ComponentChildren;
  seal?: string;
  recorded?: string;
  done?: string;
}

export function Counting(props: CountingProps) {
  const { product, receipt, other } = props;
  // Asked once: a count sealed meanwhile would turn the figure just typed into « the previous one ».
  const [scope] = useState<Scope>({
    product,
    previous: props.previous,
    extended: props.extended,
    asksExpiry: true,
  });
  const today = localDateOf(other?.countedAt ?? props.now, props.zone);
  const { sealing, seal } = useSealing<Event>();
  const isClosed = sealing.kind === 'busy' || sealing.kind === 'done';
  const sheet = useSheet(other?.name ?? product.id, scope, isClosed, props);
  const { state, step, touch, since } = sheet;
  const { second } = state;
  const seconds = useLater(loadSecond);

  const lotParts = useLotParts();
  const scanner = useLater(loadScanner);

  if (sealing.kind === 'done') {
    return (
      <Recorded
        title={other?.recorded ?? fr.counting.recorded}
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
          {other?.done ?? fr.counting.backToday}
        </button>
        <a class="button" href={`/journal/corriger/${sealing.value.device}/${sealing.value.seq}`}>
          {fr.counting.correct}
        </a>
      </Recorded>
    );
  }

  const onSecond = (next: SecondDraft) => void step((it) => ({ ...it, second: next }));
  const onSeal = () => {
    const settled = touch({ kind: 'settle' });
    if (missingOf(settled, scope, today).length > 0) return;
    const lines = toCountLines(settled, scope, today);
    const asked = seconds && props.secondAbove !== null && seconds.afterFirst(props, lines, settled.second);
    if (asked) onSecond(asked);
    else seal(() => props.onSeal(lines));
  };
  const sinceWords = since && fr.counting.draftSince(momentInWords(since, props.zone, props.now));
  if (sheet.isStale && sinceWords) {
    return (
      <ErrorBoundary>
        <StaleDraft
          title={fr.counting.title(product.label)}
          since={sinceWords}
          ask={fr.counting.draftAsk}
          demonstration={props.demonstration}
          onRestart={sheet.clear}
          onKeep={sheet.keep}
        />
      </ErrorBoundary>
    );
  }
  if (seconds && second && second.stage !== 'first') {
    return (
      <seconds.SecondStage
        product={product}
        lines={toCountLines(state, scope, today)}
        second={second}
        sealing={sealing}
        demonstration={props.demonstration}
        onSecond={onSecond}
        onSeal={(it) => seal(() => props.onSeal(toCountLines(state, scope, today), it))}
      />
    );
  }
  const isVials = product.presentations.every((it) => it.countUnit === 'vial');
  const unit = product.presentations.find((it) => it.id === state.focus?.presentation)?.countUnit;
  return (
    <CountingFrame
      title={other?.title ?? fr.counting.title(product.label)}
      intro={other?.intro ?? (isVials ? fr.counting.blind : fr.counting.blindOther)}
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
          label={other?.seal ?? fr.counting.seal}
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
      {other?.when}
      {props.beside}
      <SealingFailure sealing={sealing} draftFailed={sheet.draftFailed} />
      {seconds && second && <seconds.Again product={product} second={second} />}
      {sinceWords && <p class="strong">{sinceWords}</p>}
      {scanner && !other && product.presentations.some((it) => it.cip13 ?? it.aliases) && (
        <scanner.CountScanner
          // A sheet that was cleared has seen no pack.
          key={sheet.cleared}
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
      {Object.keys(state.lines).length > 0 && <ClearDraft onClear={sheet.clear} />}
    </CountingFrame>
  );
}
