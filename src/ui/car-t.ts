import { addDays, type Instant, localDateOf } from '../domain/day.ts';
import { rulesFor } from '../domain/directive.ts';
import { type Dose, doseForWeight } from '../domain/dose.ts';
import { usableStock } from '../domain/floor.ts';
import { effectiveCounts } from '../domain/history.ts';
import { injectionsFrom } from '../domain/injections.ts';
import { standingCount } from '../domain/leaving.ts';
import type { Product } from '../domain/product.ts';
import type { CarTCheck } from './app-props.ts';
import { floorView, type JudgedFloor, wordsOnResupply } from './floor-view.ts';
import type { Enrolled } from './today.ts';

/** How far ahead the check looks, for treatments take weeks. */
const daysAhead = 30;

export type CarTView =
  | { kind: 'no-floor' }
  | { kind: 'car-t-unanswered' }
  | { kind: 'count-needed'; countedAt: Instant | null }
  | {
      kind: 'judged';
      floor: JudgedFloor;
      /** Null without a weight: the reference dose stands in. */
      dose: Dose | null;
      /** Injections from the vials known to be in date `daysAhead` days on. */
      later: number;
      check: CarTCheck;
    };

/**
 * The check before CAR-T (R021, R022), from a count made this local day. With several patients the reference dose is the
 * least that is reckoned for each: only one weight is asked for.
 */
export function carTView(
  product: Product,
  snapshot: Enrolled,
  now: Instant,
  typed: { kg: number | null; patients: number },
): CarTView {
  const { facility, enrolledAt } = snapshot.identity;
  const { zone, referenceDoseMg } = facility;
  const rules = rulesFor(snapshot.pack.documents, facility.region);
  const { events } = snapshot;
  const count = standingCount(effectiveCounts(events, product.id), events, product.id, now);
  const dose = typed.kg === null ? null : doseForWeight(typed.kg);
  const doseMg = dose === null ? referenceDoseMg : dose.mg;
  const floor = floorView({
    product,
    pack: snapshot.pack,
    facility,
    rules,
    words: wordsOnResupply(snapshot, now),
    count,
    lastHeardAt: snapshot.lastContactAt ?? enrolledAt,
    now,
    doseMg: typed.patients > 1 ? Math.max(doseMg, referenceDoseMg) : doseMg,
    patients: typed.patients,
  });
  if (!floor) return { kind: 'no-floor' };
  if (floor.kind === 'car-t-unanswered') return floor;
  const today = localDateOf(now, zone);
  if (!count || localDateOf(count.countedAt, zone) !== today)
    return { kind: 'count-needed', countedAt: count?.countedAt ?? null };

  const { rule, resupply, judgement } = floor;
  const later = usableStock(product, count, addDays(today, daysAhead), rules).verified;
  const { device, seq } = count.from.event;
  return {
    kind: 'judged',
    floor,
    dose,
    later: injectionsFrom(later, floor.doseMg),
    check: {
      product: product.id,
      mayStart: judgement.answer === 'met',
      answer: judgement.answer,
      threshold: resupply.compromised ? rule.injectionsWhenResupplyCompromised : rule.injections,
      count: { device, seq },
    },
  };
}
