import { acknowledgementText } from '../protocol/acknowledgement.ts';
import { importPublicKey, isSignedBy } from '../protocol/crypto.ts';
import type { PublicKey } from '../protocol/enrolment.ts';
import type { Identity } from '../store/index.ts';
import type { KeptEvent } from '../store/snapshot.ts';
import type { SyncParts } from './parts.ts';

/** What the endpoint signed of one event, to be shown to whoever asks. */
export interface Proof {
  text: string;
  signature: string;
  /** The endpoint's, as this tablet pinned it. */
  key: PublicKey;
  /** Whether that key did sign that text. */
  holds: boolean;
}

/** Null where the endpoint gave no number, or gave it before it signed each acknowledgement by itself. */
export async function proofOf(
  { database, subtle }: Pick<SyncParts, 'database' | 'subtle'>,
  { event, delivery }: KeptEvent,
): Promise<Proof | null> {
  const identity = (await database.meta.get('identity')) as Identity | undefined;
  if (!identity || !('number' in delivery) || delivery.signature === undefined) return null;
  const { device, seq, hash } = event;
  const { state, number, receivedAt, signature } = delivery;
  const text = acknowledgementText({ device, seq, hash, state, number, receivedAt });
  const key = identity.endpointKey;
  const holds = await isSignedBy(subtle, await importPublicKey(subtle, key), text, signature);
  return { text, signature, key, holds };
}
