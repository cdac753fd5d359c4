import { aboutKey, countStories, type HistoryEvent, refKey, voidsOf } from './history.ts';
import { isLeaving } from './leaving.ts';

/** What became of an event that no longer stands: another took its place, or was said to withdraw it. */
export interface Fate<T> {
  kind: 'corrected' | 'withdrawn';
  by: T;
}

/** The fates of counts, corrections, receipts, what left and resupply flags, by `refKey`; those that stand have none. */
export function fatesOf<T extends HistoryEvent>(history: readonly T[]): Map<string, Fate<T>> {
  const voids = voidsOf(history);
  const products = new Set(
    history.flatMap(({ event }) => (event.kind === 'settings' ? [] : event.body.product)),
  );
  return new Map([
    ...history.flatMap((item) => simpleFate(item, voids)),
    ...[...products].flatMap((product) => countFates(history, product, voids)),
  ]);
}

function simpleFate<T extends HistoryEvent>(item: T, voids: ReadonlyMap<string, T>): [string, Fate<T>][] {
  const { event } = item;
  if (event.kind !== 'receipt' && event.kind !== 'resupply' && !isLeaving(event)) return [];
  const by = voids.get(aboutKey(event, event.body.product));
  return by ? [[refKey(event), { kind: 'withdrawn', by }]] : [];
}

function countFates<T extends HistoryEvent>(
  history: readonly T[],
  product: string,
  voids: ReadonlyMap<string, T>,
): [string, Fate<T>][] {
  return countStories(history, product).flatMap(({ first, corrections, standing }) => {
    const all = [first, ...corrections];
    const by = all.flatMap(({ event }) => voids.get(aboutKey(event, product)) ?? [])[0];
    return all.flatMap((item): [string, Fate<T>][] => {
      if (by) return [[refKey(item.event), { kind: 'withdrawn', by }]];
      return standing && standing !== item ? [[refKey(item.event), { kind: 'corrected', by: standing }]] : [];
    });
  });
}
