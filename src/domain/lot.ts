import * as z from 'zod/mini';
import { isLocalDate, type LocalDate } from './day.ts';

export const mostUnits = 99_999;
export const Units = z.int().check(z.minimum(0), z.maximum(mostUnits));
export const Day = z.string().check(z.refine(isLocalDate, { error: 'not a calendar date' }));

/** Lots in one count, all presentations together: an event that holds them all still travels (32 kB). */
export const mostLots = 150;

/** 1 to 20 characters of GS1 set 82, as application identifier 10 has them: no space, no accent. */
export const lotPattern = /^[!"%-?A-Z_a-z]{1,20}$/;

/** Bought, given from the stock of the State, or lent by another pharmacy (R033, R058). */
export const knownOrigins = ['own', 'state-stock', 'loan'] as const;
export type KnownOrigin = (typeof knownOrigins)[number];

/** An open list (R068): what a later version adds is kept and shown as it is. */
export const Origin = z.string().check(z.regex(/^[^\p{Cc}\p{Cs}]{1,40}$/u));

export const LotExpiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: Day }),
  z.object({ kind: z.literal('unknown') }),
]);
export type LotExpiry = z.infer<typeof LotExpiry>;

/** What makes vials one lot. A null lot is one that nobody read: loose vials, say. */
const identity = {
  lot: z.nullable(z.string().check(z.regex(lotPattern))),
  expiry: LotExpiry,
  origin: Origin,
};
export const LotIdentity = z.object(identity);
export type LotIdentity = z.infer<typeof LotIdentity>;

/** Vials of one lot, expiry and origin. */
export const Lot = z
  .object({ ...identity, physical: Units, usable: Units })
  .check(z.refine((lot) => lot.usable <= lot.physical, { error: 'usable exceeds physical' }));
export type Lot = z.infer<typeof Lot>;

type Dated = Pick<Lot, 'lot' | 'physical' | 'usable'> & { expiry: LotExpiry };

/**
 * What lots amount to where only one date is asked for: the earliest printed on what can be used, or where nothing can, on what is there;
 * its lot where that date is one lot's alone, since an extension is one lot's alone (R118).
 */
export function earliestExpiryOf(
  lots: readonly Dated[],
): { kind: 'date'; date: LocalDate; lot?: string } | { kind: 'unknown' } | { kind: 'none' } {
  const there = lots.filter((it) => it.physical > 0);
  if (there.length === 0) return { kind: 'none' };
  const usable = there.filter((it) => it.usable > 0);
  const dated = (usable.length > 0 ? usable : there).flatMap(({ lot, expiry }) =>
    expiry.kind === 'date' ? [{ lot, date: expiry.date }] : [],
  );
  const date = dated.map((it) => it.date).sort()[0];
  if (date === undefined) return { kind: 'unknown' };
  const [lot, ...others] = new Set(dated.filter((it) => it.date === date).map((it) => it.lot));
  return { kind: 'date', date, ...(lot && others.length === 0 ? { lot } : {}) };
}

/** Told by lot, expiry and origin together; an empty lot is none, as while it is being typed. */
export function isSameLot(a: LotAsked, b: LotAsked): boolean {
  return nameOf(a) === nameOf(b);
}

type LotAsked = Omit<LotIdentity, 'expiry'> & { expiry: LotExpiry | null };

function nameOf({ lot, expiry, origin }: LotAsked): string {
  return JSON.stringify([lot || null, expiry?.kind, expiry?.kind === 'date' && expiry.date, origin]);
}
