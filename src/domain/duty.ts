import {
  addDays,
  datesBetween,
  type Instant,
  type LocalDate,
  localDateOf,
  weekdayOf,
  type Zone,
} from './day.ts';
import { bindingRules, binds, type CadenceRule, type Rule } from './directive.ts';
import { type Period, periodOf, weekOf } from './period.ts';

/** A count, as a duty sees it. */
export interface CountFact {
  /** Counted-at, corrected by the measured clock offset. */
  at: Instant;
  /** The other reading of a doubtful clock: the count meets a duty only where both give the same local day. */
  otherReading?: Instant;
}

export interface ReceiptFact {
  at: Instant;
}

export type PeriodState = 'none' | 'done' | 'last-chance' | 'open' | 'missed';

export interface PeriodJudgement {
  period: Period;
  rule: CadenceRule | null;
  required: number;
  /** The period's days under the rule, counted or not. */
  daysUnder: LocalDate[];
  /** Distinct local days with a count, under the rule, oldest first. */
  days: LocalDate[];
  /** Days on which an update can still be made, today included when it has none yet. */
  usable: LocalDate[];
  state: PeriodState;
  missedBy: number;
}

export type ReceiptState = 'due' | 'met' | 'met-late' | 'overdue';

export interface ReceiptDuty {
  receivedAt: Instant;
  dueOn: LocalDate;
  state: ReceiptState;
}

export interface ProductDuties {
  localDate: LocalDate;
  current: PeriodJudgement;
  previous: PeriodJudgement;
  receipts: ReceiptDuty[];
}

/**
 * What is due for one product at an instant: the running period, the one before, and every receipt (R051, R052).
 * Facts later than `now` do not exist yet. Days are those of the facility's zone.
 */
export function judgeDuties(input: {
  rules: readonly Rule[];
  productId: string;
  zone: Zone;
  counts: readonly CountFact[];
  receipts: readonly ReceiptFact[];
  now: Instant;
}): ProductDuties {
  const { rules, productId, zone, now } = input;
  const today = localDateOf(now, zone);
  const counts = input.counts.filter((count) => !isAfter(count.at, now));
  const days = distinctDays(counts, zone);
  const current = judgePeriod({ rules, productId, period: periodAt(rules, productId, today), days, today });
  // Where one cadence gives way to another, the period before ends where the running one begins.
  const eve = addDays(current.period.from, -1);
  const before = { ...periodAt(rules, productId, eve), to: eve };
  return {
    localDate: today,
    current,
    previous: judgePeriod({ rules, productId, period: before, days, today }),
    receipts: judgeReceipts({ rules, productId, zone, counts, receipts: input.receipts, now }),
  };
}

/** Distinct local days on which a count was surely made, oldest first. */
export function distinctDays(counts: readonly CountFact[], zone: Zone): LocalDate[] {
  const days = counts.map((count) => dayOf(count, zone)).filter((day) => day !== null);
  return [...new Set(days)].sort();
}

/** The local day of a count, or null when its clock leaves two days possible. */
export function dayOf(count: CountFact, zone: Zone): LocalDate | null {
  const day = localDateOf(count.at, zone);
  return count.otherReading === undefined || localDateOf(count.otherReading, zone) === day ? day : null;
}

/**
 * Judges one period as it looks at the end of `today`'s knowledge. A period in which one rule supersedes another is
 * judged once, by the later rule, over the days under it; rules that have not begun by `today` ask for nothing.
 */
export function judgePeriod(input: {
  rules: readonly Rule[];
  productId: string;
  period: Period;
  days: readonly LocalDate[];
  today: LocalDate;
}): PeriodJudgement {
  const { productId, period, today } = input;
  const begun = input.rules.filter((rule) => rule.from <= today);
  const rule = governingRule(begun, productId, period);
  const daysUnder = rule
    ? datesBetween(period.from, period.to).filter((date) => binds(rule, begun, productId, date))
    : [];
  if (!rule)
    return { period, rule, required: 0, daysUnder, days: [], usable: [], state: 'none', missedBy: 0 };

  // A day holds one update, however many a rule asks for.
  const required = Math.min(rule.updates, daysUnder.length);
  const days = daysUnder.filter((date) => date <= today && input.days.includes(date));
  const usable = daysUnder.filter((date) => date >= today && !days.includes(date));
  const lacking = required - days.length;
  const state =
    lacking <= 0
      ? 'done'
      : usable.length < lacking
        ? 'missed'
        : usable.length === lacking && usable[0] === today
          ? 'last-chance'
          : 'open';
  const missedBy = state === 'missed' ? lacking - usable.length : 0;
  return { period, rule, required, daysUnder, days, usable, state, missedBy };
}

/** The first date by whose beginning a period could no longer be met; null when it never came to that by `today`. */
export function missedSince(judgement: PeriodJudgement, today: LocalDate): LocalDate | null {
  return unreachableSince(judgement, judgement.days, today);
}

/** Like `missedSince`, for any set of days: what a reader would have seen who knew only those. */
export function unreachableSince(
  judgement: PeriodJudgement,
  known: readonly LocalDate[],
  today: LocalDate,
): LocalDate | null {
  const { period, required, daysUnder } = judgement;
  return (
    datesBetween(period.from, today).find((date) => {
      const done = known.filter((day) => day < date).length;
      return done + daysUnder.filter((day) => day >= date).length < required;
    }) ?? null
  );
}

/** Whether the tablet warns today: the last chance itself, or the last one on a day on which the pharmacy opens. */
export function isLastOpenChance(
  judgement: PeriodJudgement,
  today: LocalDate,
  openDays: readonly number[],
): boolean {
  if (judgement.state === 'last-chance') return true;
  if (judgement.state !== 'open' || judgement.usable[0] !== today || !openDays.includes(weekdayOf(today)))
    return false;
  const open = judgement.usable.filter((date) => openDays.includes(weekdayOf(date)));
  return open.length <= judgement.required - judgement.days.length;
}

/**
 * The first planned day of the running period that went by uncounted while the period can still be met; null when none
 * did. A softer flag: it never changes whether the duty is met.
 */
export function lateAgainstPlan(
  judgement: PeriodJudgement,
  today: LocalDate,
  plannedDays: readonly number[],
): LocalDate | null {
  if (judgement.state !== 'open' && judgement.state !== 'last-chance') return null;
  const uncounted = judgement.daysUnder.filter(
    (day) => day < today && plannedDays.includes(weekdayOf(day)) && !judgement.days.includes(day),
  );
  return uncounted[0] ?? null;
}

function judgeReceipts(input: {
  rules: readonly Rule[];
  productId: string;
  zone: Zone;
  counts: readonly CountFact[];
  receipts: readonly ReceiptFact[];
  now: Instant;
}): ReceiptDuty[] {
  const { rules, productId, zone, now } = input;
  const today = localDateOf(now, zone);
  // Once for all receipts: a thousand of each would be compared a million times.
  const latestOn = new Map<LocalDate, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (const count of input.counts) {
    const [day, ms] = [dayOf(count, zone), Date.parse(count.at)];
    if (day === null) continue;
    latestOn.set(day, Math.max(ms, latestOn.get(day) ?? ms));
    latest = Math.max(latest, ms);
  }
  return input.receipts
    .filter((receipt) => !isAfter(receipt.at, now))
    .map((receipt) => ({ receipt, dueOn: localDateOf(receipt.at, zone) }))
    .filter(({ dueOn }) =>
      rules.some((rule) => rule.kind === 'on-receipt' && binds(rule, rules, productId, dueOn)),
    )
    .sort((a, b) => Date.parse(a.receipt.at) - Date.parse(b.receipt.at))
    .map(({ receipt, dueOn }) => {
      const at = Date.parse(receipt.at);
      const state: ReceiptState =
        (latestOn.get(dueOn) ?? Number.NEGATIVE_INFINITY) >= at
          ? 'met'
          : latest >= at
            ? 'met-late'
            : today > dueOn
              ? 'overdue'
              : 'due';
      return { receivedAt: receipt.at, dueOn, state };
    });
}

function periodAt(rules: readonly Rule[], productId: string, date: LocalDate): Period {
  const [cadence] = bindingRules('cadence', rules, productId, date);
  return cadence ? periodOf(cadence.per, date) : weekOf(date);
}

function governingRule(rules: readonly Rule[], productId: string, period: Period): CadenceRule | null {
  const dates = datesBetween(period.from, period.to);
  const [latest] = rules
    .filter((rule) => rule.kind === 'cadence')
    .filter((rule) => dates.some((date) => binds(rule, rules, productId, date)))
    .sort((a, b) => b.from.localeCompare(a.from));
  return latest ?? null;
}

function isAfter(a: Instant, b: Instant): boolean {
  return Date.parse(a) > Date.parse(b);
}
