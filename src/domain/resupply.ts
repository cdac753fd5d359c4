import * as z from 'zod/mini';
import { type Instant, localDateOf, msBetween, type Zone } from './day.ts';
import { bindingRules, type Rule } from './directive.ts';

export const ResupplyReason = z.enum([
  'laboratory-quota',
  'laboratory-shortage',
  'wholesaler-shortage',
  'transport',
  'no-transfer-possible',
]);
export type ResupplyReason = z.infer<typeof ResupplyReason>;

/** One word on whether a product's resupply is compromised, by whom and since when. */
export interface ResupplyWord {
  product: string;
  compromised: boolean;
  by: 'pharmacy' | 'agency' | 'nation';
  at: Instant;
  reason: ResupplyReason | null;
}

export interface Resupply {
  compromised: boolean;
  /** The words that say so, one a speaker, latest first. */
  words: ResupplyWord[];
  /** The directive's rule that says so, if any. */
  rule: Rule | null;
}

/**
 * Resupply is compromised while anyone with a say holds that it is: each speaker's last word counts, and nobody lifts
 * another's (R022). Words said after `now` are not said yet. A directive's rule counts while it is in force on the local
 * date.
 */
export function resupplyOf(input: {
  productId: string;
  words: readonly ResupplyWord[];
  rules: readonly Rule[];
  zone: Zone;
  now: Instant;
}): Resupply {
  const { productId, words, rules, zone, now } = input;
  const newest = words
    .filter((word) => word.product === productId && msBetween(word.at, now) >= 0)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const last = newest.filter((word, index) => newest.findIndex((it) => it.by === word.by) === index);
  const saying = last.filter((word) => word.compromised);
  const rule = bindingRules('resupply-compromised', rules, productId, localDateOf(now, zone))[0] ?? null;
  return { compromised: saying.length > 0 || rule !== null, words: saying, rule };
}
