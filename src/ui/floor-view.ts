import type { CountStatement } from '../domain/count.ts';
import { type Instant, localDateOf, msBetween } from '../domain/day.ts';
import { binds, type DirectiveDocument, documentOf, type FloorRule, rulesOf } from '../domain/directive.ts';
import type { Facility } from '../domain/facility.ts';
import { type FloorJudgement, type FloorStock, floorOf, usableStock } from '../domain/floor.ts';
import type { Product } from '../domain/product.ts';
import type { ReferencePack } from '../protocol/sync.ts';

/** One by default: until somebody tells the tablet how many CAR-T patients are under way. */
const patients = 1;
const contactGoesStaleMs = 24 * 3_600_000;

export type FloorView = { kind: 'car-t-unanswered' } | JudgedFloor;

export interface JudgedFloor {
  kind: 'judged';
  judgement: FloorJudgement;
  /** At the higher threshold, once a day has passed without contact; null before. */
  ifCompromised: FloorJudgement | null;
  rule: FloorRule;
  document: DirectiveDocument | null;
  stock: FloorStock;
  countedAt: Instant | null;
  countAgeMs: number | null;
  sinceHeardMs: number;
  doseMg: number;
  patients: number;
}

/** The floor of a product as this pharmacy stands, or null where none binds. */
export function floorView(input: {
  product: Product;
  pack: ReferencePack;
  facility: Facility;
  count: CountStatement | null;
  lastHeardAt: Instant;
  now: Instant;
}): FloorView | null {
  const { product, pack, facility, count, now } = input;
  const today = localDateOf(now, facility.zone);
  const rule = floorRule(pack, product.id, today);
  if (!rule || facility.carT === 'no') return null;
  if (facility.carT === 'unanswered') return { kind: 'car-t-unanswered' };

  const judge = (resupplyCompromised: boolean) =>
    floorOf({
      product,
      count,
      rule,
      resupplyCompromised,
      doseMg: facility.referenceDoseMg,
      patients,
      zone: facility.zone,
      now,
    });
  const sinceHeardMs = msBetween(input.lastHeardAt, now);
  const stock = count ? usableStock(product, count, today) : { verified: new Map(), unverified: new Map() };
  return {
    kind: 'judged',
    judgement: judge(false),
    ifCompromised: sinceHeardMs > contactGoesStaleMs ? judge(true) : null,
    rule,
    document: documentOf(pack.documents, rule.id),
    stock,
    countedAt: count?.countedAt ?? null,
    countAgeMs: count ? msBetween(count.countedAt, now) : null,
    sinceHeardMs,
    doseMg: facility.referenceDoseMg,
    patients,
  };
}

/** The latest floor rule that binds a product on a local date. */
function floorRule(pack: ReferencePack, productId: string, today: string): FloorRule | null {
  const rules = rulesOf(pack.documents);
  return rules
    .filter((rule) => rule.kind === 'floor')
    .filter((rule) => binds(rule, rules, productId, today))
    .reduce<FloorRule | null>((latest, rule) => (!latest || rule.from > latest.from ? rule : latest), null);
}
