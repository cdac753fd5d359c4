import { useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';
import type { PublishedPacks, SupervisionView } from '../../protocol/supervision.ts';
import type { Reply, SupervisionClient } from '../../sync/supervision.ts';
import { number } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { directives as words } from '../language/fr-supervisor-directives.ts';
import { ColumnHead } from './column-head.tsx';
import { DocumentCard } from './document-card.tsx';
import { PackPublisher } from './pack-publisher.tsx';
import { agoText, momentText } from './when.ts';

export interface DirectivesProps {
  view: SupervisionView;
  now: Instant;
  ownZone: string;
  client: SupervisionClient;
  barred: string | null;
  changed: () => void;
}

/** The rules in use, read in words, and the versions there were; the nation publishes the next from here. */
export function DirectivesScreen({ view, now, ownZone, client, barred, changed }: DirectivesProps) {
  const [reply, setReply] = useState<Reply<PublishedPacks> | null>(null);
  const ask = () => client.packs().then(setReply);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    ask();
  }, [view.packVersion]);
  const published = () => {
    ask();
    changed();
  };
  return (
    <article class="facility">
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      {view.scope === 'national' && (
        <PackPublisher
          view={view}
          now={now}
          ownZone={ownZone}
          client={client}
          barred={barred}
          published={published}
        />
      )}
      <section>
        <h2>{words.inUse(view.packVersion)}</h2>
        {view.documents.length === 0 && <p class="empty">{words.none}</p>}
        {view.documents.map((document) => (
          <DocumentCard key={document.id} document={document} view={view} now={now} ownZone={ownZone} />
        ))}
      </section>
      <section>
        <h2>{words.published}</h2>
        {reply?.kind === 'ok' ? (
          <Versions packs={reply.value.packs} now={now} ownZone={ownZone} />
        ) : (
          <p class="soft">{reply ? words.unavailable : fr.loading}</p>
        )}
      </section>
    </article>
  );
}

function Versions({ packs, now, ownZone }: PublishedPacks & Pick<DirectivesProps, 'now' | 'ownZone'>) {
  const when = (instant: Instant) => `${momentText(instant, ownZone, now)}, ${agoText(instant, now)}`;
  return (
    <div class="scroll">
      <table>
        <caption class="unseen">{words.published}</caption>
        <ColumnHead labels={Object.values(words.columns)} />
        <tbody>
          {[...packs]
            .sort((a, b) => b.version - a.version)
            .map((pack) => (
              <tr key={pack.version}>
                <th scope="row">{number(pack.version)}</th>
                <td>{when(pack.issuedAt)}</td>
                <td>{when(pack.publishedAt)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
