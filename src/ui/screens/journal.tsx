import { useState } from 'preact/hooks';
import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { KeptEvent, Person } from '../../store/snapshot.ts';
import { amendable, type Fates } from '../amend/amendable.ts';
import { capital, longDate } from '../language/format.ts';
import { journal as words } from '../language/fr-journal.ts';
import { JournalLine } from '../parts/journal-line.tsx';

interface JournalProps {
  /** Newest first. */
  events: readonly KeptEvent[];
  pack: ReferencePack;
  people: readonly Person[];
  zone: Zone;
  now: Instant;
  fates: Fates;
  /** Whose records may be amended; others are of a pharmacy that the tablet served before. */
  facility: string;
  onTable: () => void;
}

const perPage = 50;

/** A line an event; what is not transmitted comes first, so that nobody has to look for it; the others by their day. */
export function Journal({ events, pack, people, zone, now, fates, facility, onTable }: JournalProps) {
  const [shown, setShown] = useState(perPage);
  const [upTo, setUpTo] = useState('');
  const dayOf = (kept: KeptEvent) => localDateOf(kept.at, zone);
  const unsent = events.filter((it) => it.delivery.state === 'unsent');
  const others = events.filter((it) => it.delivery.state !== 'unsent' && (upTo === '' || dayOf(it) <= upTo));
  const shownOthers = others.slice(0, Math.max(0, shown - unsent.length));
  const days = [...new Set(shownOthers.map(dayOf))];
  const lines = (items: readonly KeptEvent[]) => (
    <ul class="journal">
      {items.map((kept) => (
        <JournalLine
          key={`${kept.event.device}/${kept.event.seq}`}
          kept={kept}
          pack={pack}
          people={people}
          zone={zone}
          now={now}
          fates={fates}
          isElsewhere={kept.event.facility !== facility}
          may={amendable(kept, fates, facility)}
        />
      ))}
    </ul>
  );
  const hidden = unsent.length + others.length - shown;
  return (
    <>
      <div class="journal-tools">
        <h1>{words.title}</h1>
        {events.length > 0 && (
          <button type="button" class="button" onClick={onTable}>
            {words.asTable}
          </button>
        )}
      </div>
      {events.length === 0 && <p>{words.empty}</p>}
      {unsent.length > 0 && (
        <section>
          <h2>{words.unsentFirst}</h2>
          {lines(unsent.slice(0, shown))}
          <a class="button" href="/journal/exporter">
            {words.exportUnsent}
          </a>
        </section>
      )}
      {events.length > unsent.length && (
        <section>
          <h2>{words.others}</h2>
          <label class="entry">
            <span>{words.upTo}</span>
            <input type="date" value={upTo} onInput={(event) => setUpTo(event.currentTarget.value)} />
          </label>
          {others.length === 0 && <p>{words.nothingUpTo}</p>}
          {days.map((day) => (
            <div class="stack" key={day}>
              <h3>{capital(longDate(day))}</h3>
              {lines(shownOthers.filter((it) => dayOf(it) === day))}
            </div>
          ))}
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
