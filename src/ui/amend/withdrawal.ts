import type { Instant, LocalDate } from '../../domain/day.ts';
import type { PeriodJudgement } from '../../domain/duty.ts';
import type { KeptEvent } from '../../store/snapshot.ts';
import type { JudgedFloor } from '../floor-view.ts';
import { type Enrolled, type ProductToday, productToday } from '../today.ts';

/** What a withdrawal would change of what is asked for and of the floor. */
export type Change =
  | { kind: 'day'; day: LocalDate; period: string; before: number; after: number; required: number }
  | { kind: 'missed'; period: string }
  | { kind: 'last-count'; at: Instant | null }
  | { kind: 'receipt'; isOpen: boolean }
  | { kind: 'floor'; before: FloorFigures | null; after: FloorFigures | null };

/** Null where it is unknown, for want of a count. */
export interface FloorFigures {
  injections: number;
  required: number;
}

/** Judged twice by the very rules, with the record and with it withdrawn; `now` is the corrected instant. */
export function withdrawalChanges(
  snapshot: Enrolled,
  kept: KeptEvent,
  productId: string,
  now: Instant,
): Change[] {
  const product = snapshot.pack.products.find((it) => it.id === productId);
  if (!product) return [];
  const before = productToday(product, snapshot, now);
  const after = productToday(product, withoutIt(snapshot, kept, productId, now), now);
  return [
    ...periodChanges(before.duties.current, after.duties.current),
    ...periodChanges(before.duties.previous, after.duties.previous),
    ...receiptChanges(before, after),
    ...(before.lastCountedAt === after.lastCountedAt
      ? []
      : [{ kind: 'last-count' as const, at: after.lastCountedAt }]),
    ...floorChanges(before, after),
  ];
}

function withoutIt(snapshot: Enrolled, kept: KeptEvent, product: string, now: Instant): Enrolled {
  const { device, seq } = kept.event;
  const event = { ...kept.event, seq: -1, kind: 'void', body: { product, voids: { device, seq } } };
  const withdrawal = { ...kept, event, at: now } as KeptEvent;
  return { ...snapshot, events: [withdrawal, ...snapshot.events] };
}

function periodChanges(before: PeriodJudgement, after: PeriodJudgement): Change[] {
  const period = before.period.key;
  const lost = before.days.filter((day) => !after.days.includes(day));
  const becomesMissed = before.state !== 'missed' && after.state === 'missed';
  return [
    ...lost.map((day) => ({
      kind: 'day' as const,
      day,
      period,
      before: before.days.length,
      after: after.days.length,
      required: before.required,
    })),
    ...(becomesMissed ? [{ kind: 'missed' as const, period }] : []),
  ];
}

function receiptChanges(before: ProductToday, after: ProductToday): Change[] {
  const open = ({ duties }: ProductToday) => duties.receipts.filter(({ state }) => /due/.test(state)).length;
  const [was, is] = [open(before), open(after)];
  return was === is ? [] : [{ kind: 'receipt', isOpen: is > was }];
}

function floorChanges(before: ProductToday, after: ProductToday): Change[] {
  if (before.floor?.kind !== 'judged' || after.floor?.kind !== 'judged') return [];
  const [was, is] = [figuresOf(before.floor), figuresOf(after.floor)];
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ kind: 'floor', before: was, after: is }];
}

function figuresOf({ judgement }: JudgedFloor): FloorFigures | null {
  const { answer, injections, required } = judgement;
  return answer === 'unknown' ? null : { injections, required };
}
