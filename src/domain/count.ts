import * as z from 'zod/mini';
import { type Instant, isLocalDate, type LocalDate, lastDayOfMonth } from './day.ts';
import type { LeavingLine } from './leaving.ts';
import { Day, earliestExpiryOf, Lot, mostLots, Units } from './lot.ts';
import type { Product } from './product.ts';

/**
 * The earliest expiry found on a presentation: the plain date printed, usable through it, with its lot where a directive
 * extends some lots; or its absence, which is its own state.
 */
export const EarliestExpiry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('date'),
    date: Day,
    lot: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
  }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('none') }),
]);
export type EarliestExpiry = z.infer<typeof EarliestExpiry>;

/**
 * One presentation, answered: what is there, and what of it can be used (R051, R076). Zero is an answer. Where it was
 * counted by lot, the lots are the whole of it.
 */
export const CountLine = z
  .object({
    presentation: z.string(),
    physical: Units,
    usable: Units,
    earliestExpiry: EarliestExpiry,
    lots: z.optional(z.array(Lot).check(z.minLength(1), z.maxLength(mostLots))),
  })
  .check(
    z.refine((line) => line.usable <= line.physical, { error: 'usable exceeds physical' }),
    z.refine(
      ({ lots, ...line }) =>
        !lots || (sum(lots, 'physical') === line.physical && sum(lots, 'usable') === line.usable),
      {
        error: 'the lots are not the whole',
      },
    ),
  );
export type CountLine = z.infer<typeof CountLine>;

/** The lines of one count. */
export const CountLines = z.array(CountLine).check(
  z.minLength(1),
  z.maxLength(50),
  z.refine((lines) => lines.flatMap((line) => line.lots ?? []).length <= mostLots, {
    error: 'too many lots',
  }),
);

/** A line told by lot: every figure of it follows from them. */
export function lineOfLots(presentation: string, lots: Lot[]): CountLine {
  return {
    presentation,
    physical: sum(lots, 'physical'),
    usable: sum(lots, 'usable'),
    earliestExpiry: earliestExpiryOf(lots),
    lots,
  };
}

function sum(lots: readonly Lot[], of: 'physical' | 'usable'): number {
  return lots.reduce((total, lot) => total + lot[of], 0);
}

/** A sealed, complete statement about one product, and what is known to have left since. */
export interface CountStatement {
  /** Corrected by the measured clock offset. */
  countedAt: Instant;
  lines: readonly CountLine[];
  left: readonly LeavingLine[];
}

/** What is not there yet of a count that answers every presentation in scope; empty when it can be sealed. */
export function missingPresentations(product: Product, lines: readonly CountLine[]): string[] {
  const answered = new Set(lines.map((line) => line.presentation));
  return product.presentations.map((it) => it.id).filter((id) => !answered.has(id));
}

/** `2026-03` means the last day of March 2026, usable through it; null when there is no such month. */
export function expiryFromText(text: string): LocalDate | null {
  if (!isLocalDate(`${text}-01`)) return null;
  return lastDayOfMonth(Number(text.slice(0, 4)), Number(text.slice(5)));
}

/** A figure that looks like a slip of the finger beside the last one: both the gap and the ratio are large. */
export function isJump(previous: number, figure: number): boolean {
  const gap = Math.abs(figure - previous);
  return gap >= 5 && gap * 2 > previous;
}
