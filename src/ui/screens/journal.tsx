import { useState } from 'preact/hooks';
import type { Instant, Zone } from '../../domain/day.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import { journal as words } from '../language/fr-journal.ts';
import { JournalLine } from '../parts/journal-line.tsx';

interface JournalProps {
  /** Newest first. */
  events: readonly KeptEvent[];
  pack: ReferencePack;
  zone: Zone;
  now: Instant;
}

const perPage = 50;

/** A line an event; what is not transmitted comes first, so that nobody has to look for it. */
export default function Journal({ events, pack, zone, now }: JournalProps) {
  const [shown, setShown] = useState(perPage);
  const unsent = events.filter((it) => it.delivery.state === 'unsent');
  const others = events.filter((it) => it.delivery.state !== 'unsent');
  const lines = (items: readonly KeptEvent[]) => (
    <ul class="journal">
      {items.map((kept) => (
        <JournalLine
          key={`${kept.event.device}/${kept.event.seq}`}
          kept={kept}
          pack={pack}
          zone={zone}
          now={now}
        />
      ))}
    </ul>
  );
  const hidden = unsent.length + others.length - shown;
  return (
    <>
      <h1>{words.title}</h1>
      {events.length === 0 && <p>{words.empty}</p>}
      {unsent.length > 0 && (
        <section>
          <h2>{words.unsentFirst}</h2>
          {lines(unsent.slice(0, shown))}
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2>{words.others}</h2>
          {lines(others.slice(0, Math.max(0, shown - unsent.length)))}
        </section>
      )}
      {hidden > 0 && (
        <button type="button" class="button" onClick={() => setShown(shown + perPage)}>
          {words.more(Math.min(perPage, hidden))}
        </button>
      )}
    </>
  );
}
