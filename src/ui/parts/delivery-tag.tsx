import { type Instant, localDateOf, msBetween, type Zone } from '../../domain/day.ts';
import type { Delivery } from '../../store/snapshot.ts';
import { duration, numericDate, timeOfDay } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { formats } from '../language/fr-format.ts';
import { Tag } from './tag.tsx';

interface DeliveryProps {
  delivery: Delivery;
  at: Instant;
  zone: Zone;
  now: Instant;
  /** Why it was refused, where that can be told here. */
  refused?: string | undefined;
}

/** How far an event has got, in the only words there are for it. */
export function DeliveryTag({ delivery, at, zone, now, refused }: DeliveryProps) {
  switch (delivery.state) {
    case 'unsent':
      return (
        <Tag tone="wait" icon="up">
          {fr.delivery.waiting(duration(msBetween(at, now)))}
        </Tag>
      );
    case 'stored':
      return (
        <Tag tone="good" icon="check">
          {sentWords(delivery.receivedAt, delivery.number, zone, now)}
        </Tag>
      );
    case 'quarantined':
      return (
        <Tag tone="bad" icon="cross">
          {refused ?? fr.delivery.refused}
        </Tag>
      );
    case 'conflict':
      return (
        <Tag tone="bad" icon="cross">
          {fr.delivery.conflict}
        </Tag>
      );
  }
}

function sentWords(receivedAt: Instant, number: number, zone: Zone, now: Instant): string {
  const day = localDateOf(receivedAt, zone);
  const time = timeOfDay(receivedAt, zone);
  return day === localDateOf(now, zone)
    ? fr.delivery.sent(time, number)
    : fr.delivery.sentOn(formats.dayAt(numericDate(day), time), number);
}
