import type { CountLine } from './count.ts';
import type { Instant } from './day.ts';
import type { LeavingKind, LeavingLine } from './leaving.ts';

interface Ref {
  device: string;
  seq: number;
}

/** What the history needs of an event: its identity, its kind and what it says about a product. */
export interface HistoryEvent {
  event: Ref &
    (
      | { kind: 'count'; body: { product: string; lines: CountLine[] } }
      | { kind: 'correction'; body: { product: string; lines: CountLine[]; replaces: Ref } }
      | { kind: 'void'; body: { product: string; voids: Ref } }
      | { kind: LeavingKind; body: { product: string; lines: LeavingLine[] } }
      | { kind: 'receipt' | 'resupply' | 'car-t-check'; body: { product: string } }
      | { kind: 'settings'; body: object }
    );
  /** Counted-at, corrected. */
  at: Instant;
}

export interface EffectiveCount<T extends HistoryEvent> {
  countedAt: Instant;
  lines: CountLine[];
  /** The event that stands: the count, or the last correction of it. */
  from: T;
  /** The count itself: the nation knew of it when it first came in, whatever corrected it since. */
  first: T;
}

/**
 * The counts of a product that stand, newest counted first. A correction keeps the counted-at of the count that it
 * replaces; a void removes what it names and its corrections. Events may come in any order.
 */
export function effectiveCounts<T extends HistoryEvent>(
  history: readonly T[],
  productId: string,
): EffectiveCount<T>[] {
  const about = history.filter(({ event }) => event.kind !== 'settings' && event.body.product === productId);
  const changes = new Map<string, T>();
  const voided = new Set<string>();
  for (const item of about) {
    if (item.event.kind === 'void') voided.add(keyOf(item.event.body.voids));
    if (item.event.kind === 'correction') {
      const replaced = keyOf(item.event.body.replaces);
      const standing = changes.get(replaced);
      if (!standing || Date.parse(standing.at) <= Date.parse(item.at)) changes.set(replaced, item);
    }
  }
  return about
    .flatMap((item) => {
      if (item.event.kind !== 'count') return [];
      const standing = followed(item, changes, voided);
      if (standing?.event.kind !== 'count' && standing?.event.kind !== 'correction') return [];
      return [{ countedAt: item.at, lines: standing.event.body.lines, from: standing, first: item }];
    })
    .sort((a, b) => Date.parse(b.countedAt) - Date.parse(a.countedAt) || laterFirst(a.first, b.first));
}

/** A sheet typed in twice bears one time: of one tablet the last word stands, of two always the same one. */
function laterFirst({ event: a }: HistoryEvent, { event: b }: HistoryEvent): number {
  return a.device === b.device ? b.seq - a.seq : a.device < b.device ? -1 : 1;
}

/** The last correction in line from a count, or null when anything in that line was voided. */
function followed<T extends HistoryEvent>(
  count: T,
  changes: ReadonlyMap<string, T>,
  voided: ReadonlySet<string>,
): T | null {
  let standing = count;
  const seen = new Set<string>();
  for (;;) {
    const key = keyOf(standing.event);
    if (voided.has(key)) return null;
    if (seen.has(key)) return standing;
    seen.add(key);
    const next = changes.get(key);
    if (!next) return standing;
    standing = next;
  }
}

export function keyOf(ref: Ref): string {
  return `${ref.device}/${ref.seq}`;
}
