import { canonicalText } from './canonical.ts';

/** What the endpoint vouches for of one event. The hash stands for all that the event holds, its facility included. */
export interface AcknowledgedFacts {
  device: string;
  seq: number;
  /** As the event bears it; null for a refused one that bears none. */
  hash: string | null;
  state: 'stored' | 'quarantined';
  number: number;
  receivedAt: string;
}

/** The very text that the endpoint signs. Its first member keeps it from being taken for anything else it signs. */
export function acknowledgementText(facts: AcknowledgedFacts): string {
  const { device, seq, hash, state, number, receivedAt } = facts;
  return canonicalText({ acknowledgement: 1, device, seq, hash, state, number, receivedAt });
}
