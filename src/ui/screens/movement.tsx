import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { LeavingLine } from '../../domain/leaving.ts';
import type { Product } from '../../domain/product.ts';
import type { Event } from '../../protocol/event.ts';
import { type KeptEvent, sheetName } from '../../store/snapshot.ts';
import type { Scope } from '../counting/state.ts';
import { momentInWords } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { receipt } from '../language/fr-receipt.ts';
import { toMovementLines } from '../movement.ts';
import { ClearDraft } from '../parts/clear-draft.tsx';
import { CountingFrame } from '../parts/counting-frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { MovementRow, type MovementRowProps } from '../parts/movement-row.tsx';
import { shortName } from '../parts/presentation-name.tsx';
import { SealButton } from '../parts/seal-button.tsx';
import { SealingFailure } from '../parts/sealing-failure.tsx';
import { StaleDraft } from '../parts/stale-draft.tsx';
import { useSealing } from '../parts/use-sealing.ts';
import { type Sheet, type SheetProps, useSheet } from '../parts/use-sheet.ts';
import { Recorded } from './recorded.tsx';

export interface MovementScreenProps extends SheetProps {
  product: Product;
  events: readonly KeptEvent[];
  demonstration: boolean;
}

interface MovementProps extends MovementScreenProps {
  sheet: 'receipt' | 'leaving';
  words: {
    title: (product: string) => string;
    intro: string;
    none: string;
    seal: string;
    missing: string;
    sealed: (lines: readonly string[]) => string;
    draftAsk: string;
  };
  /** What is asked besides figures, above the rows. */
  above?: (sheet: Sheet) => ComponentChildren;
  rowOf?: (id: string, lines: readonly LeavingLine[]) => Pick<MovementRowProps, 'lots' | 'warning'>;
  /** What else keeps it from being sealed, in words. */
  missingOf?: (sheet: Sheet) => readonly string[];
  onSeal: (lines: LeavingLine[], sheet: Sheet) => Promise<Event>;
  /** What stands below « recorded ». */
  after: (sheet: Sheet) => ComponentChildren;
}

/** Goods that came or left: a figure a presentation, and none where nothing did. */
export function Movement(props: MovementProps) {
  const { product, words, zone, now } = props;
  const [scope] = useState<Scope>({ product, previous: new Map(), extended: [], asksExpiry: false });
  const { sealing, seal } = useSealing<Event>();
  const isClosed = sealing.kind === 'busy' || sealing.kind === 'done';
  const sheet = useSheet(sheetName(props.sheet, product.id), scope, isClosed, props);
  const { state, touch, since } = sheet;
  const lines = toMovementLines(state, product);
  const title = words.title(product.label);

  if (sealing.kind === 'done') {
    return (
      <Recorded
        title={words.sealed(totals(lines, product).map((it) => receipt.line(...it)))}
        event={sealing.value}
        events={props.events}
        zone={zone}
        now={now}
      >
        {props.after(sheet)}
      </Recorded>
    );
  }
  const sinceWords = since && fr.counting.draftSince(momentInWords(since, zone, now));
  if (sheet.isStale && sinceWords) {
    return (
      <StaleDraft
        title={title}
        since={sinceWords}
        ask={words.draftAsk}
        demonstration={props.demonstration}
        onRestart={sheet.clear}
        onKeep={sheet.keep}
      />
    );
  }
  return (
    <CountingFrame
      title={title}
      intro={words.intro}
      demonstration={props.demonstration}
      keypad={<Keypad disabled={state.focus === null} zeroUnit={null} onTouch={touch} />}
      seal={
        <SealButton
          label={words.seal}
          missing={[...(props.missingOf?.(sheet) ?? []), ...(lines.length > 0 ? [] : [words.missing])]}
          isBusy={sealing.kind === 'busy'}
          onSeal={() => seal(() => props.onSeal(lines, sheet))}
        />
      }
    >
      <SealingFailure sealing={sealing} draftFailed={sheet.draftFailed} />
      {sinceWords && <p class="strong">{sinceWords}</p>}
      {props.above?.(sheet)}
      <ul class="rows">
        {product.presentations.map((presentation) => (
          <MovementRow
            key={presentation.id}
            presentation={presentation}
            all={product.presentations}
            sheet={sheet}
            none={words.none}
            {...(props.rowOf?.(presentation.id, lines) ?? { lots: [], warning: null })}
          />
        ))}
      </ul>
      {(lines.length > 0 || state.reason) && <ClearDraft onClear={sheet.clear} />}
    </CountingFrame>
  );
}

function totals(lines: readonly LeavingLine[], { presentations }: Product): [units: number, name: string][] {
  return presentations.flatMap((it) => {
    const own = lines.filter(({ presentation }) => presentation === it.id);
    const units = own.reduce((sum, line) => sum + line.units, 0);
    return units > 0 ? [[units, shortName(it, presentations)]] : [];
  });
}
