import { addMs, type Instant, localDateOf } from '../domain/day.ts';
import type { Reminder, ReminderPlan } from '../sync/reminder-plan.ts';
import { timeOfDay } from './language/format.ts';
import { formats } from './language/fr-format.ts';
import { reminders as words } from './language/fr-reminders.ts';
import { type Enrolled, type Flag, snapshotToToday } from './today.ts';

const reasons = ['receipt-overdue', 'last-chance', 'receipt-due', 'due'] as const;
const dayMs = 86_400_000;
const daysAhead = 7;

/** What calls for a count on the local day of `now`, a line a product, by its most pressing reason; invitations call for none. */
export function remindersAt(snapshot: Enrolled, now: Instant): Reminder[] {
  const day = localDateOf(now, snapshot.identity.facility.zone);
  return boundToday(snapshot, now).flatMap(({ product, flags }) => {
    const reason = reasons.find((it) => flags.some((flag) => flag.kind === it));
    return reason
      ? [{ tag: `${day}/${product.id}/${reason}`, text: words[reason](product.label), lang: formats.tongue }]
      : [];
  });
}

/** As if nothing were counted from now on: whatever is counted makes another plan. */
export function reminderPlan(snapshot: Enrolled, now: Instant): ReminderPlan {
  const { zone } = snapshot.identity.facility;
  const instants = Array.from({ length: daysAhead }, (_, index) => addMs(now, index * dayMs));
  return {
    zone,
    days: instants.map((at) => ({ day: localDateOf(at, zone), reminders: remindersAt(snapshot, at) })),
  };
}

/** For the app's badge: products that call for a count or are behind their plan, and what is not transmitted. */
export function badgeOf(snapshot: Enrolled, now: Instant): number {
  const calls: Flag['kind'][] = [...reasons, 'late-plan'];
  const due = boundToday(snapshot, now).filter(({ flags }) => flags.some(({ kind }) => calls.includes(kind)));
  return due.length + snapshot.outbox.size;
}

/** From 07:00 to 19:59 by the pharmacy's clock. */
export function isWakingHour(snapshot: Enrolled, now: Instant): boolean {
  const time = timeOfDay(now, snapshot.identity.facility.zone);
  return time >= '07:00' && time < '20:00';
}

function boundToday(snapshot: Enrolled, now: Instant) {
  return snapshotToToday(snapshot, now).filter(({ invited }) => !invited);
}
