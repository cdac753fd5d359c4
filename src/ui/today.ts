import type { CountStatement } from '../domain/count.ts';
import { addMs, datesBetween, type Instant, type LocalDate, localDateOf, weekdayOf } from '../domain/day.ts';
import { type CadenceRule, type Rule, rulesFor } from '../domain/directive.ts';
import {
  distinctDays,
  isLastOpenChance,
  judgeDuties,
  lateAgainstPlan,
  type ProductDuties,
  type ReceiptDuty,
} from '../domain/duty.ts';
import type { Facility } from '../domain/facility.ts';
import { type EffectiveCount, effectiveCounts, standingOf } from '../domain/history.ts';
import { standingCount } from '../domain/leaving.ts';
import { weekOf } from '../domain/period.ts';
import type { Presentation, Product } from '../domain/product.ts';
import { firstToExpire, sharesOf } from '../domain/shelf.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import { type KeptEvent, type Snapshot, sheetName } from '../store/snapshot.ts';
import { type FloorView, floorView, wordsOnResupply } from './floor-view.ts';
import { isRefused } from './outbox-chip.ts';

export type Per = CadenceRule['per'];
export type Sent = 'sent' | 'unsent' | 'refused';

/** What is to be said of a product's duties; the most pressing first. */
export type Flag =
  | { kind: 'receipt-overdue'; dueOn: LocalDate }
  | { kind: 'last-chance' }
  | { kind: 'receipt-due'; receivedAt: Instant }
  | { kind: 'missed'; missedBy: number; per: Per }
  | { kind: 'due' }
  | { kind: 'late-plan'; day: LocalDate }
  | { kind: 'open'; per: Per }
  | { kind: 'counted-today'; sent: Sent }
  | { kind: 'done'; sent: Sent }
  | { kind: 'none' };

export interface DayMark {
  date: LocalDate;
  counted: boolean;
  planned: boolean;
  today: boolean;
  outside: boolean;
}

export interface ProductToday {
  product: Product;
  flags: Flag[];
  duties: ProductDuties;
  /** The rule only invites: nothing here may be worded as a breach. */
  invited: boolean;
  week: DayMark[];
  lastCountedAt: Instant | null;
  /** Those that stand, newest first. */
  counts: EffectiveCount<KeptEvent>[];
  /** The period before ended, or began, before this tablet could know of it. */
  previousBeforeTablet: boolean;
  /** When each sheet of it that is under way was begun, by the corrected clock; null where there is none. */
  begun: Record<'count' | 'receipt' | 'leaving' | 'paper', Instant | null>;
  /** What expires first of what was last counted, and is still good; empty where nobody knows. */
  useFirst: { presentation: Presentation; lot: string | null; through: LocalDate | null }[];
  floor: FloorView | null;
}

export type Enrolled = Snapshot & { identity: NonNullable<Snapshot['identity']>; pack: ReferencePack };

export function isReady(snapshot: Snapshot): snapshot is Enrolled {
  return snapshot.identity !== null && snapshot.pack !== null;
}

/** Every followed product as it stands at an instant, the most pressing first. `now` is the corrected instant. */
export function snapshotToToday(snapshot: Enrolled, now: Instant): ProductToday[] {
  return snapshot.pack.products
    .map((product) => productToday(product, snapshot, now))
    .sort((a, b) => urgencyOf(a) - urgencyOf(b));
}

export function productToday(product: Product, snapshot: Enrolled, now: Instant): ProductToday {
  const { facility, enrolledAt } = snapshot.identity;
  const rules = rulesFor(snapshot.pack.documents, facility.region);
  const counts = effectiveCounts(snapshot.events, product.id);
  const facts = counts.map((count) => ({ at: count.countedAt }));
  const receipts = standingOf(snapshot.events, 'receipt', product.id);
  const duties = judgeDuties({
    rules,
    productId: product.id,
    zone: facility.zone,
    counts: facts,
    receipts,
    now,
  });
  const countedDays = distinctDays(facts, facility.zone);
  const begun = (name: string) => {
    const draft = snapshot.drafts.find((it) => it.product === name);
    return draft ? addMs(draft.savedAt, snapshot.clockOffsetMs ?? 0) : null;
  };
  const last = standingCount(counts, snapshot.events, product.id, now);
  return {
    product,
    flags: flagsOf(duties, counts, facility, localDateOf(enrolledAt, facility.zone)),
    duties,
    invited: isInvitation(duties.current.rule),
    week: weekMarks(duties, countedDays, facility.plannedDays),
    lastCountedAt: last?.countedAt ?? null,
    counts,
    previousBeforeTablet: localDateOf(enrolledAt, facility.zone) > duties.previous.period.from,
    begun: {
      count: begun(product.id),
      receipt: begun(sheetName('receipt', product.id)),
      leaving: begun(sheetName('leaving', product.id)),
      paper: begun(sheetName('paper', product.id)),
    },
    useFirst: last ? useFirst(product, last, duties.localDate, rules) : [],
    floor: floorView({
      product,
      pack: snapshot.pack,
      facility,
      rules,
      words: wordsOnResupply(snapshot, now),
      count: last,
      lastHeardAt: snapshot.lastContactAt ?? enrolledAt,
      now,
    }),
  };
}

/** A rule that asks without binding: missing it is no breach. */
export function isInvitation(rule: Rule | null): boolean {
  return rule !== null && rule.obligation !== 'bound' && rule.obligation !== 'obligatory';
}

/** Dates of lots that a directive extends count as extended. */
function useFirst(
  product: Product,
  count: CountStatement,
  today: LocalDate,
  rules: readonly Rule[],
): ProductToday['useFirst'] {
  return firstToExpire(
    product.presentations.flatMap((presentation) =>
      count.lines
        .filter((it) => it.presentation === presentation.id)
        .flatMap((line) => sharesOf(product, line, count.left, today, rules))
        .map(({ lot, through }) => ({ presentation, lot, through })),
    ),
  );
}

function flagsOf(
  duties: ProductDuties,
  counts: EffectiveCount<KeptEvent>[],
  facility: Facility,
  enrolledOn: LocalDate,
): Flag[] {
  const overdue = oldestReceipt(duties, 'overdue');
  const due = oldestReceipt(duties, 'due');
  const flags: Flag[] = periodFlags(duties, counts, facility);
  if (overdue) flags.push({ kind: 'receipt-overdue', dueOn: overdue.dueOn });
  if (due) flags.push({ kind: 'receipt-due', receivedAt: due.receivedAt });
  const late = lateAgainstPlan(duties.current, duties.localDate, facility.plannedDays);
  // The plan is the pharmacy's own: nothing is late against an invitation, nor before this tablet could know.
  if (late && late >= enrolledOn && !isInvitation(duties.current.rule))
    flags.push({ kind: 'late-plan', day: late });
  return flags.sort((a, b) => rankOf(a) - rankOf(b));
}

/** One count answers every receipt before it, so the oldest speaks for all. */
function oldestReceipt(duties: ProductDuties, state: ReceiptDuty['state']): ReceiptDuty | undefined {
  return duties.receipts
    .filter((receipt) => receipt.state === state)
    .sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))[0];
}

function periodFlags(duties: ProductDuties, counts: EffectiveCount<KeptEvent>[], facility: Facility): Flag[] {
  const { current, localDate } = duties;
  const inPeriod = counts.filter((count) => {
    const day = localDateOf(count.countedAt, facility.zone);
    return day >= current.period.from && day <= current.period.to;
  });
  const todays = inPeriod.filter((count) => localDateOf(count.countedAt, facility.zone) === localDate);
  const countedToday: Flag[] = todays.length > 0 ? [{ kind: 'counted-today', sent: sentOf(todays) }] : [];
  switch (current.state) {
    case 'none':
      return [...countedToday, { kind: 'none' }];
    case 'done':
      return [{ kind: 'done', sent: sentOf(inPeriod) }];
    case 'missed':
      return [{ kind: 'missed', missedBy: current.missedBy, per: perOf(current.rule) }, ...countedToday];
    case 'last-chance':
    case 'open':
      if (countedToday.length > 0) return countedToday;
      if (isLastOpenChance(current, localDate, facility.openDays)) return [{ kind: 'last-chance' }];
      return facility.plannedDays.includes(weekdayOf(localDate))
        ? [{ kind: 'due' }]
        : [{ kind: 'open', per: perOf(current.rule) }];
  }
}

function perOf(rule: CadenceRule | null): Per {
  return rule?.per ?? 'week';
}

function sentOf(counts: EffectiveCount<KeptEvent>[]): Sent {
  const states = counts.map((count) => count.from.delivery.state);
  if (states.some(isRefused)) return 'refused';
  return states.includes('unsent') ? 'unsent' : 'sent';
}

function weekMarks(duties: ProductDuties, countedDays: LocalDate[], plannedDays: number[]): DayMark[] {
  const { current, localDate } = duties;
  const week = weekOf(localDate);
  return datesBetween(week.from, week.to).map((date) => ({
    date,
    counted: date <= localDate && countedDays.includes(date),
    planned: current.rule !== null && plannedDays.includes(weekdayOf(date)),
    today: date === localDate,
    outside: !current.daysUnder.includes(date),
  }));
}

const flagRanks = [
  'receipt-overdue',
  'last-chance',
  'receipt-due',
  'missed',
  'due',
  'open',
  'counted-today',
  'done',
  'late-plan',
  'none',
];

function rankOf(flag: Flag): number {
  return flagRanks.indexOf(flag.kind);
}

/** A floor that is not surely met pulls its product up; an invitation never comes before a duty. */
function urgencyOf(item: ProductToday): number {
  const duty = Math.min(...item.flags.map(rankOf)) + (item.invited ? 3 : 0);
  if (item.floor?.kind !== 'judged') return duty;
  const floor = { breached: 0, unknown: 2, 'met-if': 4, met: 5 }[item.floor.judgement.answer];
  return Math.min(duty, floor);
}
