import { useEffect, useState } from 'preact/hooks';
import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import { sealedAt, shownId } from '../../protocol/event.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import type { Proof } from '../../sync/proof.ts';
import { numericDate, timeOfDay } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { acknowledgement as words } from '../language/fr-acknowledgement.ts';
import { journal } from '../language/fr-journal.ts';
import { refusals } from '../language/fr-refusals.ts';
import { statementLines } from '../parts/journal-line.tsx';
import { ProofOnPaper } from '../parts/proof-on-paper.tsx';

interface Props {
  kept: KeptEvent;
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
  proofOf: (kept: KeptEvent) => Promise<Proof | null>;
  onPrint: () => void;
}

/** One event and what the endpoint said of it, for one sheet of paper. */
export default function AcknowledgementSheet({ kept, facility, pack, now, proofOf, onPrint }: Props) {
  const { event, delivery, at } = kept;
  const [proof, setProof] = useState<Proof | null | 'checking'>('checking');
  useEffect(() => {
    proofOf(kept).then(setProof, () => setProof(null));
  }, [delivery]);
  const back = (
    <a class="button" href="/journal">
      {words.back}
    </a>
  );
  if (!('number' in delivery)) {
    return (
      <>
        <h1>{journal.acknowledgement}</h1>
        <p>{words.none}</p>
        <p>{back}</p>
      </>
    );
  }
  const about = event.kind === 'settings' ? null : event.body.product;
  const product = pack.products.find((it) => it.id === about);
  const told: [string, string][] = [
    [
      words.pharmacy,
      event.facility === facility.id
        ? [facility.name, facility.finess].filter(Boolean).join(', ')
        : words.otherPharmacy(event.facility),
    ],
    [words.tablet, event.device],
    [words.event, shownId(event)],
    [words.doneAt, momentOf(at, event.zone)],
    ...(event.enteredAt
      ? ([[journal.enteredAt, momentOf(sealedAt(event), event.zone)]] as [string, string][])
      : []),
    [words.receivedAt, momentOf(delivery.receivedAt, facility.zone)],
    [words.fingerprint, event.hash],
  ];
  return (
    <article class="paper">
      {facility.demonstration && <p class="strong">{fr.common.demonstration}</p>}
      <h1>{words.title(delivery.number)}</h1>
      <p class="strong">{outcomeOf(delivery)}</p>
      <h2>{journal.what(journal.kinds[event.kind], product?.label ?? about)}</h2>
      <ul class="statement">
        {statementLines(event, pack).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl>
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.proof}</h2>
      <ProofOnPaper proof={proof} />
      <p class="soft">{words.printedAt(momentOf(now, facility.zone))}</p>
      <div class="journal-tools">
        <button type="button" class="button primary large" onClick={onPrint}>
          {words.print}
        </button>
        {back}
      </div>
    </article>
  );
}

function outcomeOf(delivery: Extract<KeptEvent['delivery'], { number: number }>): string {
  if (delivery.state === 'stored') return words.received;
  return words.setAside(refusals.reasons[delivery.reason] ?? delivery.reason);
}

function momentOf(instant: Instant, zone: Zone): string {
  return words.at(numericDate(localDateOf(instant, zone)), timeOfDay(instant, zone), zone);
}
