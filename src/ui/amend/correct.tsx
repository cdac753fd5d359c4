import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { localDateOf } from '../../domain/day.ts';
import { bindingRules, rulesFor } from '../../domain/directive.ts';
import { countStories, refKey } from '../../domain/history.ts';
import { correctionSheet, type KeptEvent, recordedRef } from '../../store/snapshot.ts';
import { amend as words } from '../language/fr-amend.ts';
import type { RunningScreenProps } from '../pages.tsx';
import { useLeftDraft } from '../parts/use-left-draft.ts';
import DraftsBeside from '../people/drafts-beside.tsx';
import { Counting } from '../screens/counting.tsx';
import { draftLines } from './draft-lines.ts';
import { momentOf } from './when.ts';

type Correctable = KeptEvent & { event: { kind: 'count' | 'correction' } };

export function isCorrectable(kept: KeptEvent): kept is Correctable {
  return kept.event.kind === 'count' || kept.event.kind === 'correction';
}

interface CorrectProps extends RunningScreenProps {
  /** The one that stands: what is corrected again names it. */
  kept: Correctable;
}

/** A count's own lines on the counting screen, to be sealed in its place and under its date. */
export function Correct({ running, snapshot, now, actions, kept: opened }: CorrectProps) {
  const { route } = useLocation();
  // What another tablet says of it meanwhile changes nothing under somebody's hands.
  const [kept] = useState(opened);
  const { event } = kept;
  const { body } = event;
  const { facility } = snapshot.identity;
  const { zone } = facility;
  const product = snapshot.pack.products.find((it) => it.id === body.product);
  const first = countStories(snapshot.events, body.product).find(({ first, corrections }) =>
    [first, ...corrections].some((it) => refKey(it.event) === refKey(event)),
  )?.first;
  const sheet = first ? correctionSheet(first.event) : '';
  const left = useLeftDraft(snapshot, sheet);
  if (!product || !first) return null;
  const title = words.correctTitle(product.label);
  if (left) return <DraftsBeside {...{ snapshot, product, name: sheet, title, now, left }} />;
  const countedOn = localDateOf(first.at, zone);
  const rules = rulesFor(snapshot.pack.documents, facility.region);
  return (
    <Counting
      {...{ product, rules, zone, now }}
      products={snapshot.pack.products}
      previous={new Map()}
      extended={bindingRules('shelf-life-extension', rules, product.id, countedOn)}
      from={draftLines(body.lines)}
      draft={snapshot.drafts.find((it) => it.product === sheet) ?? null}
      draftSince={null}
      receipt={null}
      receiptIsDue={false}
      events={snapshot.events}
      demonstration={facility.demonstration}
      deviceTime={running.now}
      secondAbove={null}
      other={{
        name: sheet,
        countedAt: first.at,
        title,
        intro: words.correctIntro(momentOf(first.at, zone)),
        seal: words.correctSeal,
        recorded: words.correctDone,
        done: words.backToJournal,
      }}
      onDraft={actions.saveDraft}
      onDiscard={() => actions.discardDraft(sheet)}
      onSeal={(lines) => {
        const replaces = recordedRef(kept);
        const { product, answers } = body;
        return actions.seal({ kind: 'correction', body: { product, answers, lines, replaces } }, sheet);
      }}
      onDone={() => route('/journal')}
    />
  );
}
