import type { Fate } from '../../domain/fate.ts';
import { refKey } from '../../domain/history.ts';
import { leavingKinds } from '../../domain/leaving.ts';
import type { EventKind } from '../../protocol/event.ts';
import type { KeptEvent } from '../../store/snapshot.ts';

/** Kinds that the history gives a meaning without. */
const withdrawable = ['count', 'correction', 'receipt', 'resupply', ...leavingKinds] as const;
export type WithdrawableKind = (typeof withdrawable)[number];

export function isWithdrawable(kind: EventKind): kind is WithdrawableKind {
  return withdrawable.some((it) => it === kind);
}

export type Fates = ReadonlyMap<string, Fate<KeptEvent>>;

/**
 * What may still be done about a record of this pharmacy. A count that the endpoint refused has nothing there that a
 * correction could replace: it is counted again. One whose identity is another tablet's may not be named at all.
 */
export function amendable(
  { event, delivery }: KeptEvent,
  fates: Fates,
  facility: string,
): { correct: boolean; withdraw: boolean } {
  const isCount = event.kind === 'count' || event.kind === 'correction';
  const stands = event.facility === facility && delivery.state !== 'conflict' && !fates.has(refKey(event));
  return {
    correct: stands && isCount && delivery.state !== 'quarantined',
    withdraw: stands && isWithdrawable(event.kind),
  };
}
