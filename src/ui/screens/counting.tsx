import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
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
import { StaleDraft } from '../parts/stale-draft.tsx';
import { useLater } from '../parts/use-later.ts';
import { useLotParts } from '../parts/use-lot-parts.ts';
import { failureWords, useSealing } from '../parts/use-sealing.ts';
import { type SheetProps, useSheet } from '../parts/use-sheet.ts';
import { Recorded } from './recorded.tsx';

const loadScanner = () => import('../scan/count-scanner.tsx');

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
  /** Typed in from a sheet: its time stands for now, no pack is there to be scanned. */
  paper?:
    | { name: string; countedAt: Instant; title: string; intro: string; when: ComponentChildren }
    | undefined;
  /** What is to be known of other people's counts of it. */
  beside?: ComponentChildren;
  events: readonly KeptEvent[];
  demonstration: boolean;
  onSeal: (lines: CountLine[]) => Promise<Event>;
  /** Opens a new count of the same product. */
  onRecount: () => void;
  onDone: () => void;
}

export function Counting(props: CountingProps) {
  const { product, receipt, paper } = props;
  // Asked once: a count sealed meanwhile would turn the figure just typed into « the previous one ».
  const [scope] = useState<Scope>({
    product,
    previous: props.previous,
    extended: props.extended,
    asksExpiry: true,
  });
  const today = localDateOf(paper?.countedAt ?? props.now, props.zone);
  const { sealing, seal } = useSealing<Event>();
  const isClosed = sealing.kind === 'busy' || sealing.kind === 'done';
  const sheet = useSheet(paper?.name ?? product.id, scope, isClosed, props);
  const { state, step, touch, since } = sheet;

  const lotParts = useLotParts();
  const scanner = useLater(loadScanner);

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
  const sinceWords = since && fr.counting.draftSince(momentInWords(since, props.zone, props.now));
  if (sheet.isStale && sinceWords) {
    return (
      <StaleDraft
        title={fr.counting.title(product.label)}
        since={sinceWords}
        ask={fr.counting.draftAsk}
        demonstration={props.demonstration}
        onRestart={sheet.clear}
        onKeep={sheet.keep}
      />
    );
  }
  const isVials = product.presentations.every((it) => it.countUnit === 'vial');
  const unit = product.presentations.find((it) => it.id === state.focus?.presentation)?.countUnit;
  return (
    <CountingFrame
      title={paper?.title ?? fr.counting.title(product.label)}
      intro={paper?.intro ?? (isVials ? fr.counting.blind : fr.counting.blindOther)}
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
      {paper?.when}
      {props.beside}
      {sealing.kind === 'failed' && (
        <Banner tone="bad" icon="warn">
          {failureWords(sealing.error)}
        </Banner>
      )}
      {sheet.draftFailed && (
        <Banner tone="bad" icon="warn">
          {fr.counting.draftFailed}
        </Banner>
      )}
      {sinceWords && <p class="strong">{sinceWords}</p>}
      {scanner && !paper && product.presentations.some((it) => it.cip13 ?? it.aliases) && (
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
