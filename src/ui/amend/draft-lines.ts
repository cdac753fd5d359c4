import type { CountLine } from '../../domain/count.ts';
import type { DraftLine } from '../../store/snapshot.ts';

/** A sealed count as rows to correct: nobody is asked twice for a figure that was sealed. */
export function draftLines(lines: readonly CountLine[]): Record<string, DraftLine> {
  return Object.fromEntries(lines.map((line) => [line.presentation, draftLine(line)]));
}

function draftLine({ physical, usable, earliestExpiry, lots }: CountLine): DraftLine {
  const row = { physical, unusable: physical - usable, earliestExpiry: null, recounted: true };
  if (!lots) return { ...row, earliestExpiry: earliestExpiry.kind === 'none' ? null : earliestExpiry };
  return {
    ...row,
    lots: lots.map(({ usable: good, ...lot }, key) => ({ ...lot, key, unusable: lot.physical - good })),
  };
}
