import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf } from '../../domain/day.ts';
import { bindingRules, type CadenceRule, type Rule } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import { floorOf } from '../../domain/floor.ts';
import type { LeavingLine } from '../../domain/leaving.ts';
import { leftOf } from '../../domain/left-of.ts';
import type { Product } from '../../domain/product.ts';
import { type ResupplyWord, resupplyOf } from '../../domain/resupply.ts';
import { supervise } from '../../domain/supervision.ts';
import type { Waiting } from '../../domain/waiting.ts';
import type { SecondCount } from '../../protocol/event.ts';
import type { SupervisedProduct } from '../../protocol/supervision.ts';
import type { PairFacts } from './counts.ts';

export interface ProductContext {
  facility: Facility;
  product: Product;
  rules: readonly Rule[];
  facts: PairFacts;
  /** The figures of the last count that stands. */
  lines: CountLine[];
  /** Whether a second person found the same, where it was asked for. */
  second: SecondCount | null;
  /** When that count was put into a tablet, where its time was typed in. */
  enteredAt: Instant | null;
  /** What left since. */
  left: LeavingLine[];
  /** On resupply, whoever's. */
  words: readonly ResupplyWord[];
  lastHeardAt: Instant | null;
  waiting: readonly Waiting[];
  firstEnrolledAt: Instant | null;
  now: Instant;
}

/** The judgements are the domain's, the same as on the tablet; this only lays them side by side. */
export function superviseProduct(context: ProductContext): SupervisedProduct {
  const { facility, product, rules, facts, now } = context;
  const { zone } = facility;
  const supervised = supervise({
    rules,
    productId: product.id,
    zone,
    counts: facts.counts.map(({ countedAt, first }) => ({
      at: countedAt,
      receivedAt: first.receivedAt,
      ...(first.otherReading === null ? {} : { otherReading: first.otherReading }),
    })),
    receipts: facts.receipts,
    lastHeardAt: context.lastHeardAt,
    waiting: context.waiting,
    firstEnrolledAt: context.firstEnrolledAt,
    plannedDays: facility.plannedDays,
    now,
  });
  const { current, previous, receipts } = supervised.duties;
  const resupply = resupplyOf({ productId: product.id, words: context.words, rules, zone, now });
  return {
    product: product.id,
    productLabel: product.label,
    state: supervised.state,
    since: supervised.since,
    rule: nameOf(current.rule),
    period: {
      key: current.period.key,
      required: current.required,
      done: current.days,
      missedBy: current.missedBy,
    },
    previousPeriod: {
      key: previous.period.key,
      required: previous.required,
      done: previous.days,
      ...supervised.previous,
      rule: nameOf(previous.rule),
    },
    openReceipts: receipts.filter(({ state }) => state === 'due' || state === 'overdue').length,
    lastCount: lastCountOf(context),
    floor: floorFor(context, resupply.compromised),
    resupply: resupply.words.map(({ by, at, reason }) => ({ by, at, reason })),
  };
}

function nameOf(rule: CadenceRule | null): { id: string; obligation: string } | null {
  return rule && { id: rule.id, obligation: rule.obligation };
}

function lastCountOf({
  product,
  facts,
  facility,
  lines,
  enteredAt,
  second,
  left,
}: ProductContext): SupervisedProduct['lastCount'] {
  if (!facts.last) return null;
  const { count, madeAt } = facts.last;
  return {
    countedAt: madeAt,
    localDate: localDateOf(madeAt, facility.zone),
    receivedAt: count.from.receivedAt,
    number: count.from.number,
    clockUncertain: count.first.otherReading !== null,
    enteredAt,
    lines,
    left: leftOf(product, { lines, left }),
    corrected: count.from !== count.first,
    ...(second && { second: { agreed: second.actor !== null, reason: second.reason } }),
  };
}

/** Only facilities that say yes are judged; those that have not said are listed apart, with the same figures. */
function floorFor(
  { facility, product, rules, facts, lines, left, now }: ProductContext,
  resupplyCompromised: boolean,
): SupervisedProduct['floor'] {
  const today = localDateOf(now, facility.zone);
  const [rule] = bindingRules('floor', rules, product.id, today);
  if (!rule || facility.carT === 'no') return null;
  const doseMg = facility.referenceDoseMg;
  const { answer, injections, required, shortBy, unverified, repairs } = floorOf({
    product,
    count: facts.last && { countedAt: facts.last.madeAt, lines: lines, left },
    rule,
    rules,
    resupplyCompromised,
    // How many are under way is stored nowhere: small numbers could point to a person.
    patients: 1,
    doseMg,
    zone: facility.zone,
    now,
  });
  const shown = facility.carT === 'yes' ? answer : 'car-t-unanswered';
  return {
    answer: shown,
    injections,
    required,
    shortBy,
    unverified,
    doseMg,
    rule: rule.id,
    resupplyCompromised,
    repairs,
  };
}
