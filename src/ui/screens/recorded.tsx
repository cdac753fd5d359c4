import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Instant, Zone } from '../../domain/day.ts';
import { type Event, sealedAt, shownId } from '../../protocol/event.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import { moment } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { DeliveryTag } from '../parts/delivery-tag.tsx';
import { Icon } from '../parts/icon.tsx';

interface RecordedProps {
  title: string;
  event: Event;
  events: readonly KeptEvent[];
  zone: Zone;
  now: Instant;
  /** What it says, and where to go from here. */
  children: ComponentChildren;
}

/** Two things that must not be mixed up: it is on this tablet; and, apart, how far it has got. */
export function Recorded({ title, event, events, zone, now, children }: RecordedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Read out at once, and away from any button that a second Enter would press.
  useEffect(() => heading.current?.focus(), []);
  const kept = events.find((it) => it.event.device === event.device && it.event.seq === event.seq);
  return (
    <main class="recorded">
      <div role="status">
        <Icon name="check" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{fr.counting.recordedAt(moment(kept?.at ?? event.countedAt, zone, now), shownId(event))}</p>
      </div>
      <p aria-live="polite">
        <DeliveryTag
          delivery={kept?.delivery ?? { state: 'unsent' }}
          at={kept ? sealedAt(event) : now}
          zone={zone}
          now={now}
        />
      </p>
      {children}
    </main>
  );
}
