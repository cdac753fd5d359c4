import type { CountLine } from './count.ts';
import type { Instant } from './day.ts';
import type { LeavingKind, LeavingLine } from './leaving.ts';

export interface Ref {
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
      | {
          kind: 'receipt';
          body: { product: string; lines: readonly { presentation: string; units: number }[] };
        }
      | { kind: 'resupply' | 'car-t-check'; body: { product: string } }
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

/** A count, all that corrected it, and what of them stands; null where anything of it was voided. */
export interface CountStory<T> {
  first: T;
  corrections: T[];
  standing: T | null;
}

/**
 * The counts of a product that stand, newest counted first. A correction keeps the counted-at of the count that it
 * replaces; a void removes what it names, and a count goes with all its corrections. Events may come in any order.
 */
export function effectiveCounts<T extends HistoryEvent>(
  history: readonly T[],
  productId: string,
): EffectiveCount<T>[] {
  return countStories(history, productId)
    .flatMap(({ first, standing }) =>
      standing?.event.kind === 'count' || standing?.event.kind === 'correction'
        ? [{ countedAt: first.at, lines: standing.event.body.lines, from: standing, first }]
        : [],
    )
    .sort((a, b) => latestFirst(a.first, b.first));
}

/** A sheet typed in twice bears one time: of one tablet the last word stands, of two always the same one. */
function latestFirst({ event: a, at: atA }: HistoryEvent, { event: b, at: atB }: HistoryEvent): number {
  const gap = Date.parse(atB) - Date.parse(atA);
  if (gap !== 0) return gap;
  return a.device === b.device ? b.seq - a.seq : a.device < b.device ? -1 : 1;
}

/** The events of one kind that nobody voided: of one product, or of all. */
export function standingOf<T extends HistoryEvent, K extends 'receipt' | 'resupply'>(
  history: readonly T[],
  kind: K,
  productId?: string,
): (T & { event: { kind: K } })[] {
  const voids = voidsOf(history);
  return history.filter(
    (item): item is T & { event: { kind: K } } =>
      item.event.kind === kind &&
      (productId === undefined || item.event.body.product === productId) &&
      !voids.has(aboutKey(item.event, item.event.body.product)),
  );
}

/** Tells events apart. */
export function refKey({ device, seq }: Ref): string {
  return `${device}/${seq}`;
}

export function countStories<T extends HistoryEvent>(
  history: readonly T[],
  productId: string,
): CountStory<T>[] {
  const about = history.filter(({ event }) => event.kind !== 'settings' && event.body.product === productId);
  const voids = voidsOf(about);
  const replacing = new Map<string, T[]>();
  for (const item of about) {
    if (item.event.kind !== 'correction') continue;
    const replaced = refKey(item.event.body.replaces);
    const known = replacing.get(replaced);
    if (known) known.push(item);
    else replacing.set(replaced, [item]);
  }
  return about.flatMap((first) => {
    if (first.event.kind !== 'count') return [];
    const all = [first];
    const seen = new Set<string>();
    for (const item of all) {
      const next = (replacing.get(refKey(item.event)) ?? []).filter(({ event }) => !seen.has(refKey(event)));
      for (const { event } of next) seen.add(refKey(event));
      for (const it of next) all.push(it);
    }
    const isVoided = all.some(({ event }) => voids.has(aboutKey(event, productId)));
    const [, ...corrections] = all;
    return [{ first, corrections, standing: isVoided ? null : standingAmong(all, replacing) }];
  });
}

/**
 * Of what nothing replaces, the latest. Two tablets that were cut off may correct one count, each unaware of the other;
 * what is said later of either is the last word.
 */
function standingAmong<T extends HistoryEvent>(
  all: readonly T[],
  replacing: ReadonlyMap<string, T[]>,
): T | null {
  const ends = all.filter(({ event }) => !replacing.has(refKey(event)));
  // A ring has no end; no tablet seals one.
  return [...(ends.length > 0 ? ends : all)].sort(latestFirst)[0] ?? null;
}

/** By `aboutKey` of what each names. A void is final, and only reaches what is about its own product. */
export function voidsOf<T extends HistoryEvent>(history: readonly T[]): Map<string, T> {
  return new Map(
    history.flatMap((item): [string, T][] =>
      item.event.kind === 'void' ? [[aboutKey(item.event.body.voids, item.event.body.product), item]] : [],
    ),
  );
}

export function aboutKey(ref: Ref, product: string): string {
  return `${refKey(ref)} ${product}`;
}
