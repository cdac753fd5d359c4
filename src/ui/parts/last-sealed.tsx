import type { Instant, Zone } from '../../domain/day.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import { DeliveryTag } from './delivery-tag.tsx';

interface LastSealedProps {
  kept: KeptEvent | undefined;
  words: string;
  zone: Zone;
  now: Instant;
}

/** What was stated last, and how far it has got; said aloud when it changes. */
export function LastSealed({ kept, words, zone, now }: LastSealedProps) {
  return (
    <div role="status">
      {kept && (
        <p class="flags">
          <span class="strong">{words}</span>
          <DeliveryTag delivery={kept.delivery} at={kept.at} zone={zone} now={now} />
        </p>
      )}
    </div>
  );
}
