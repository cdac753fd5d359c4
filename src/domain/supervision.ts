import { type Instant, type LocalDate, localDateOf, type Zone } from './day.ts';
import type { Rule } from './directive.ts';
import {
  type CountFact,
  dayOf,
  judgeDuties,
  lateAgainstPlan,
  missedSince,
  type PeriodJudgement,
  type ProductDuties,
  type ReceiptFact,
  unreachableSince,
} from './duty.ts';
import { type Waiting, waitsSince } from './waiting.ts';

/** A count as the nation knows it: when it was made, and when it was received. */
export interface ReceivedCount extends CountFact {
  receivedAt: Instant;
}

/** What a supervisor sees of one facility and product; `none` where no cadence binds. */
export type SupervisedState = 'none' | 'on-time' | 'on-time-received-late' | 'late' | 'missing' | 'silent';

export interface Supervised {
  state: SupervisedState;
  /** The local day since when it is so, where a day says it; for `silent`, the day up to which it was heard. */
  since: LocalDate | null;
  duties: ProductDuties;
  /** The period before on its own, judged again with what has come in since, and what was thought of it then. */
  previous: { state: SupervisedState; wasMissedAtTheTime: boolean };
}

/**
 * Judges by two clocks: counted-at decides whether the duty was met, received-at what was known when. A facility that
 * missed the period before and has not counted since stays missing or silent: a new week is no amnesty. One whose first
 * tablet came after that period is judged by the running one: it is known now, and what it did before is not.
 * It was heard no further than to the oldest of what is known to wait on a tablet: who sent the first of its batches, and
 * was then cut off, is silent.
 */
export function supervise(input: {
  rules: readonly Rule[];
  productId: string;
  zone: Zone;
  counts: readonly ReceivedCount[];
  receipts: readonly ReceiptFact[];
  lastHeardAt: Instant | null;
  waiting: readonly Waiting[];
  /** When its first tablet was enrolled; null for one that none ever was. */
  firstEnrolledAt: Instant | null;
  plannedDays: readonly number[];
  now: Instant;
}): Supervised {
  const duties = judgeDuties(input);
  const context = { ...input, today: duties.localDate };
  const current = stateOf(duties.current, context);
  const previous = stateOf(duties.previous, context);
  const wasMissedAtTheTime = wasJudgedMissed(duties.previous, input.counts, input.zone);

  const cameLater =
    input.firstEnrolledAt !== null &&
    localDateOf(input.firstEnrolledAt, input.zone) > duties.previous.period.to;
  const carriedOver = !cameLater && duties.previous.state === 'missed' && duties.current.days.length === 0;
  const shown = current.state !== 'missing' && current.state !== 'silent' && carriedOver ? previous : current;
  const late = shown.state === 'on-time' ? lateSince(duties, context) : null;
  return {
    ...(late ? { state: 'late' as const, since: late } : shown),
    duties,
    previous: { state: previous.state, wasMissedAtTheTime },
  };
}

interface Context {
  zone: Zone;
  counts: readonly ReceivedCount[];
  lastHeardAt: Instant | null;
  waiting: readonly Waiting[];
  plannedDays: readonly number[];
  today: LocalDate;
}

function stateOf(
  judgement: PeriodJudgement,
  context: Context,
): { state: SupervisedState; since: LocalDate | null } {
  if (judgement.state === 'none') return { state: 'none', since: null };
  const missed = missedSince(judgement, context.today);
  if (missed !== null) {
    const heardOn = heardUpTo(judgement, context);
    return heardOn !== null && heardOn >= missed
      ? { state: 'missing', since: missed }
      : { state: 'silent', since: heardOn };
  }
  const receivedLate = judgement.state === 'done' && wasJudgedMissed(judgement, context.counts, context.zone);
  return { state: receivedLate ? 'on-time-received-late' : 'on-time', since: null };
}

function heardUpTo({ period }: PeriodJudgement, { lastHeardAt, waiting, zone }: Context): LocalDate | null {
  if (lastHeardAt === null) return null;
  const heardOn = localDateOf(lastHeardAt, zone);
  const waits = waitsSince(waiting, period, zone);
  return waits !== null && waits < heardOn ? waits : heardOn;
}

/** Whether, on some morning since the period began, what had been received by then made it look missed. */
export function wasJudgedMissed(
  judgement: PeriodJudgement,
  counts: readonly ReceivedCount[],
  zone: Zone,
): boolean {
  const known = judgement.days.map((day) => ({ day, knownOn: firstReceived(day, counts, zone) }));
  const late = known.filter(({ day, knownOn }) => knownOn > day);
  if (judgement.state === 'missed') return true;
  // Only the mornings before a late arrival can have looked worse than the end does.
  return late.some(({ knownOn }) => {
    const before = known.filter((it) => it.knownOn < knownOn).map((it) => it.day);
    return unreachableSince(judgement, before, knownOn) !== null;
  });
}

function firstReceived(day: LocalDate, counts: readonly ReceivedCount[], zone: Zone): LocalDate {
  const dates = counts
    .filter((count) => dayOf(count, zone) === day)
    .map((count) => localDateOf(count.receivedAt, zone));
  return dates.sort()[0] ?? day;
}

/** The first planned day of the period left uncounted, or the day of a receipt counted too late or not at all. */
function lateSince(duties: ProductDuties, context: Context): LocalDate | null {
  const { current, localDate } = duties;
  const planned = lateAgainstPlan(current, localDate, context.plannedDays);
  const receipts = duties.receipts
    .filter(
      (receipt) =>
        receipt.state === 'overdue' || (receipt.state === 'met-late' && receipt.dueOn >= current.period.from),
    )
    .map((receipt) => receipt.dueOn);
  return [...(planned ? [planned] : []), ...receipts].sort()[0] ?? null;
}
