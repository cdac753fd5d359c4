import { eventSchema } from '../../protocol/event.ts';
import { SyncRequest } from '../../protocol/sync.ts';
import { hasPrototypeKey } from '../http/prototype-key.ts';
import { Refused } from '../http/refused.ts';

/** A batch of an authenticated tablet. What is too new is told apart from what cannot be read. */
export function readBatch(value: unknown): SyncRequest {
  const { protocol, schema } = value as { protocol?: unknown; schema?: unknown };
  const isOtherProtocol =
    typeof protocol === 'string' && /^releve\/\d+$/.test(protocol) && protocol !== 'releve/1';
  if (isOtherProtocol || (typeof schema === 'number' && schema > eventSchema)) {
    throw new Refused(426, 'schema-unknown', 'this endpoint does not know that version yet');
  }
  // What is inside an event makes that event fail, and not its batch.
  const { events: _, ...envelope } = value as { events?: unknown };
  const batch = SyncRequest.safeParse(value);
  if (!hasPrototypeKey(envelope) && batch.success && batch.data.events.every(hasSeq)) return batch.data;
  throw new Refused(400, 'unreadable', 'the batch cannot be read');
}

/** Results are told by sequence number, so that one without could not even be quarantined. */
function hasSeq(event: unknown): event is { seq: number } {
  const seq = typeof event === 'object' && event !== null && 'seq' in event ? event.seq : null;
  return Number.isSafeInteger(seq) && (seq as number) > 0;
}
