import type { SupervisedState } from '../../domain/supervision.ts';
import type { SupervisedProduct } from '../../protocol/supervision.ts';

/** What is shown of a state: what only an invitation asks for is never missing, late or silent. */
export type ShownState = SupervisedState | 'invited';

export function isInvitation(obligation: string | undefined): boolean {
  return obligation !== undefined && obligation !== 'obligatory' && obligation !== 'bound';
}

export function shownState(product: SupervisedProduct): ShownState {
  // Carried over from the period before: a new period is no amnesty, and the rule of then says how far it bound.
  const isCarriedOver = isMissed(product.state) && product.period.missedBy === 0;
  const rule = isCarriedOver ? previousRule(product) : product.rule;
  return softened(product.state, rule?.obligation, product.openReceipts);
}

export function shownPrevious(product: SupervisedProduct): ShownState {
  return softened(product.previousPeriod.state, previousRule(product)?.obligation, 0);
}

/** The cadence that the period before was judged by. */
export function previousRule({ rule, previousPeriod }: SupervisedProduct): SupervisedProduct['rule'] {
  return previousPeriod.rule === undefined ? rule : previousPeriod.rule;
}

function softened(state: SupervisedState, obligation: string | undefined, openReceipts: number): ShownState {
  const isFault = isMissed(state) || (state === 'late' && openReceipts === 0);
  return isFault && isInvitation(obligation) ? 'invited' : state;
}

function isMissed(state: SupervisedState): boolean {
  return state === 'missing' || state === 'silent';
}
