import type { Delivery } from '../../store/snapshot.ts';
import { fr } from '../language/fr.ts';
import { journal } from '../language/fr-journal.ts';
import { Why } from './why.tsx';

/** Why the endpoint set an event aside, and what to do; nothing for one that it did not. */
export function RefusalReasons({ delivery }: { delivery: Delivery }) {
  if (delivery.state !== 'quarantined' && delivery.state !== 'conflict') return null;
  const { kept, keptHereAlone, other, ...known } = journal.refusal;
  const reason = delivery.state === 'conflict' ? 'conflict' : delivery.reason;
  return (
    <Why label={fr.common.why}>
      <p>{Object.hasOwn(known, reason) ? known[reason as keyof typeof known] : other(reason)}</p>
      <p>{reason === 'person-named' ? keptHereAlone : kept}</p>
    </Why>
  );
}
