import type { FacilitySettings } from '../domain/facility.ts';
import type { ResupplyReason } from '../domain/resupply.ts';
import type { Statement } from '../store/index.ts';
import type { CarTCheck } from './app-props.ts';

/** What screens that opening does not fetch state; fetched with them. */
export function settingsStatement(body: FacilitySettings): Statement {
  return { kind: 'settings', body };
}

export function resupplyStatement(
  product: string,
  compromised: boolean,
  reason: ResupplyReason | null,
): Statement {
  return { kind: 'resupply', body: { product, compromised, reason } };
}

/** Its answer and what it rests on, field by field: nothing else that the screen knew may slip in. */
export function carTCheckStatement({ product, mayStart, answer, threshold, count }: CarTCheck): Statement {
  return { kind: 'car-t-check', body: { product, mayStart, answer, threshold, count } };
}
