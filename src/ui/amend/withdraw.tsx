import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Zone } from '../../domain/day.ts';
import type { Event } from '../../protocol/event.ts';
import { type KeptEvent, recordedRef } from '../../store/snapshot.ts';
import { capital, longDate, periodName } from '../language/format.ts';
import { amend as words } from '../language/fr-amend.ts';
import { journal } from '../language/fr-journal.ts';
import type { RunningScreenProps } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';
import { statementLines } from '../parts/journal-line.tsx';
import { SealingFailure } from '../parts/sealing-failure.tsx';
import { useSealing } from '../parts/use-sealing.ts';
import { Recorded } from '../screens/recorded.tsx';
import type { WithdrawableKind } from './amendable.ts';
import { momentOf } from './when.ts';
import { type Change, type FloorFigures, withdrawalChanges } from './withdrawal.ts';

export type Withdrawable = KeptEvent & { event: { kind: WithdrawableKind } };

interface WithdrawProps extends RunningScreenProps {
  kept: Withdrawable;
}

/** Says what a withdrawal changes before it is made: it cannot be undone. */
export function Withdraw({ running, snapshot, now, actions, kept }: WithdrawProps) {
  const { route } = useLocation();
  const { sealing, seal } = useSealing<Event>();
  const { zone } = snapshot.identity.facility;
  const productId = kept.event.body.product;
  const product = snapshot.pack.products.find((it) => it.id === productId);
  // As it stood when it was asked about: sealing it changes what it would change.
  const [changes] = useState(() => withdrawalChanges(snapshot, kept, productId, now));
  const voids = recordedRef(kept);
  if (sealing.kind === 'done') {
    return (
      <Recorded
        title={words.withdrawnDone}
        event={sealing.value}
        events={snapshot.events}
        zone={zone}
        now={now}
      >
        <button type="button" class="button large primary" onClick={() => route('/journal')}>
          {words.backToJournal}
        </button>
      </Recorded>
    );
  }
  const what = journal.what(journal.kinds[kept.event.kind], product?.label ?? productId);
  const told = [
    ...(kept.event.kind === 'correction' ? [words.withItsCount] : []),
    ...(changes.length > 0 ? changes.map((it) => changeWords(it, zone)) : [words.nothing]),
  ];
  return (
    <Frame running={running} snapshot={snapshot} now={now} here="journal">
      <div class="stack narrow">
        <h1>{words.ask[kept.event.kind]}</h1>
        <section class="card stack">
          <p class="strong">{what}</p>
          <p>{capital(momentOf(kept.at, zone))}</p>
          <ul class="statement">
            {statementLines(kept.event, snapshot.pack).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <h2>{words.changes}</h2>
          <ul class="statement">
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <SealingFailure sealing={sealing} />
        <p>{words.kept}</p>
        <button
          type="button"
          class="button large primary"
          disabled={sealing.kind === 'busy'}
          onClick={() => seal(() => actions.seal({ kind: 'void', body: { product: productId, voids } }))}
        >
          {words.sureWithdraw}
        </button>
        <a class="button" href="/journal">
          {words.leave}
        </a>
      </div>
    </Frame>
  );
}

function changeWords(change: Change, zone: Zone): string {
  switch (change.kind) {
    case 'day': {
      const { day, period, before, after, required } = change;
      return words.days(longDate(day), capital(periodName(period)), before, after, required);
    }
    case 'missed':
      return words.missed(capital(periodName(change.period)));
    case 'last-count':
      return change.at === null ? words.noCount : words.lastCount(momentOf(change.at, zone));
    case 'receipt':
      return change.isOpen ? words.receiptDuty : words.noReceiptDuty;
    case 'floor':
      return words.floor(floorWords(change.before), floorWords(change.after));
  }
}

function floorWords(figures: FloorFigures | null): string {
  return figures === null ? words.floorUnknown : words.floorIs(figures.injections, figures.required);
}
