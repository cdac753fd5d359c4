import type { CountLine } from './count.ts';
import type { Instant } from './day.ts';
import { effectiveCounts, type HistoryEvent, standingOf } from './history.ts';
import { leftSince } from './leaving.ts';

/** Units that may be there, in count units. */
export interface Expected {
  least: number;
  most: number;
}

/**
 * What a count should find of each presentation: the last count that stands and was made by `now`, with what was received
 * since, less what was used or lost. What was isolated or promised may be there still, or not. Null where nothing was
 * ever counted: then there is nothing to expect.
 */
export function expectedUnits(
  history: readonly HistoryEvent[],
  productId: string,
  now: Instant,
): ReadonlyMap<string, Expected> | null {
  const known = history.filter(({ at }) => Date.parse(at) <= Date.parse(now));
  const last = effectiveCounts(known, productId)[0];
  if (!last) return null;
  const units = new Map(last.lines.map((line) => [line.presentation, { most: line.physical, gone: 0 }]));
  const change = (presentation: string, { most = 0, gone = 0 }) => {
    const before = units.get(presentation) ?? { most: 0, gone: 0 };
    units.set(presentation, { most: before.most + most, gone: before.gone + gone });
  };
  for (const { event, at } of standingOf(known, 'receipt', productId)) {
    // Goods that came at the very instant of the count are in it, as for the duty that they open.
    if (Date.parse(at) <= Date.parse(last.countedAt)) continue;
    for (const line of event.body.lines) change(line.presentation, { most: line.units });
  }
  for (const { kind, presentation, units: left } of leftSince(known, productId, last.countedAt))
    change(presentation, kind === 'use' || kind === 'loss' ? { most: -left } : { gone: left });
  return new Map(
    [...units].map(([presentation, { most, gone }]) => [
      presentation,
      { least: Math.max(0, most - gone), most: Math.max(0, most) },
    ]),
  );
}

/**
 * The presentations whose total is further from what was expected than `above` units. One that was never counted is
 * not expected to be anything.
 */
export function surprising(
  lines: readonly CountLine[],
  expected: ReadonlyMap<string, Expected> | null,
  above: number,
): string[] {
  return lines.flatMap(({ presentation, physical }) => {
    const units = expected?.get(presentation);
    const gap = units ? Math.max(units.least - physical, physical - units.most) : 0;
    return units && gap > above ? [presentation] : [];
  });
}
