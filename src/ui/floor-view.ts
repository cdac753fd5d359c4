import type { CountStatement } from '../domain/count.ts';
import { type Instant, localDateOf, msBetween } from '../domain/day.ts';
import {
  bindingRules,
  type DirectiveDocument,
  documentOf,
  type FloorRule,
  type Rule,
} from '../domain/directive.ts';
import type { Facility } from '../domain/facility.ts';
import { type FloorJudgement, type FloorStock, floorOf, usableStock } from '../domain/floor.ts';
import { standingOf } from '../domain/history.ts';
import type { Product } from '../domain/product.ts';
import { type Resupply, type ResupplyWord, resupplyOf } from '../domain/resupply.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** One by default: until somebody tells the tablet how many CAR-T patients are under way. */
const patients = 1;
const contactGoesStaleMs = 24 * 3_600_000;

export type FloorView = { kind: 'car-t-unanswered' } | JudgedFloor;

export interface JudgedFloor {
  kind: 'judged';
  judgement: FloorJudgement;
  /** At the higher threshold, once a day has passed without contact; null before, and where it applies anyway. */
  ifCompromised: FloorJudgement | null;
  resupply: Resupply;
  rule: FloorRule;
  document: DirectiveDocument | null;
  stock: FloorStock;
  /** What it is judged by; null before any count. */
  count: CountStatement | null;
  countedAt: Instant | null;
  countAgeMs: number | null;
  sinceHeardMs: number;
  doseMg: number;
  patients: number;
}

interface FloorInput {
  product: Product;
  pack: ReferencePack;
  facility: Facility;
  /** Those of this pharmacy's region. */
  rules: readonly Rule[];
  /** On resupply, whoever's. */
  words: readonly ResupplyWord[];
  count: CountStatement | null;
  lastHeardAt: Instant;
  now: Instant;
  /** For a check before CAR-T: in place of the reference dose and of one patient. */
  doseMg?: number;
  patients?: number;
}

/** The floor of a product as this pharmacy stands, or null where none binds. */
export function floorView(input: FloorInput): FloorView | null {
  const { product, pack, facility, rules, count, now } = input;
  const today = localDateOf(now, facility.zone);
  const rule = bindingRules('floor', rules, product.id, today)[0];
  if (!rule || facility.carT === 'no') return null;
  if (facility.carT === 'unanswered') return { kind: 'car-t-unanswered' };

  const terms = { doseMg: input.doseMg ?? facility.referenceDoseMg, patients: input.patients ?? patients };
  const judge = (resupplyCompromised: boolean) =>
    floorOf({ product, count, rule, rules, resupplyCompromised, ...terms, zone: facility.zone, now });
  const sinceHeardMs = msBetween(input.lastHeardAt, now);
  const resupply = resupplyOf({ productId: product.id, words: input.words, rules, zone: facility.zone, now });
  return {
    kind: 'judged',
    judgement: judge(resupply.compromised),
    ifCompromised: !resupply.compromised && sinceHeardMs > contactGoesStaleMs ? judge(true) : null,
    resupply,
    rule,
    document: documentOf(pack.documents, rule.id),
    stock: count ? usableStock(product, count, today, rules) : { verified: new Map(), unverified: new Map() },
    count,
    countedAt: count?.countedAt ?? null,
    countAgeMs: count ? msBetween(count.countedAt, now) : null,
    sinceHeardMs,
    ...terms,
  };
}

/**
 * What this pharmacy, the agency and the nation say of resupply, as far as this tablet knows (R022). All of it has been
 * said by `now`: a clock that ran ahead since must hide no warning.
 */
export function wordsOnResupply(snapshot: Snapshot, now: Instant): ResupplyWord[] {
  const own = standingOf(snapshot.events, 'resupply').map(({ event, at }) => ({
    ...event.body,
    by: 'pharmacy' as const,
    at,
  }));
  const others = snapshot.resupply.map((flag) => ({ ...flag, compromised: true }));
  return [...own, ...others].map((word) => (msBetween(now, word.at) > 0 ? { ...word, at: now } : word));
}
