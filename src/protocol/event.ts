import * as z from 'zod/mini';
import { CountLines } from '../domain/count.ts';
import { addMs, type Instant, isZone } from '../domain/day.ts';
import { FacilitySettings } from '../domain/facility.ts';
import { LeavingLines } from '../domain/leaving.ts';
import { ResupplyReason } from '../domain/resupply.ts';
import { DifferenceReason } from '../domain/second-count.ts';
import { canonicalText } from './canonical.ts';
import { type Subtle, sha256Hex } from './crypto.ts';

/** The version of what an event may hold; the endpoint reads at least the two before its own. */
export const eventSchema = 3;

export const DeviceId = z.string().check(z.regex(/^[0-9a-z]{20}$/));
export const HashHex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const InstantText = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/),
  z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'not an instant' }),
);
/** Text that any database can hold: no control character, no half of a surrogate pair. */
export const Id = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Cs}]*$/u));
export const EventRef = z.object({ device: DeviceId, seq: z.int().check(z.positive()) });

/** The directive that a count answers (R054), as the tablet knew it; null where none asks for it. */
const Answers = z.nullable(z.object({ document: Id, rule: Id, packVersion: z.int() }));

/**
 * Of a count that differed from what was expected: the identifier of who counted again without seeing its figures and
 * found the same, or null where nobody did; and why it may differ.
 */
export const SecondCount = z.object({ actor: z.nullable(Id), reason: DifferenceReason });
export type SecondCount = z.infer<typeof SecondCount>;

export const CountBody = z.object({
  product: Id,
  answers: Answers,
  lines: CountLines,
  second: z.optional(SecondCount),
});
export const CorrectionBody = z.object({
  product: Id,
  answers: Answers,
  lines: CountLines,
  replaces: EventRef,
});
export const VoidBody = z.object({ product: Id, voids: EventRef });
export const ReceiptBody = z.object({
  product: Id,
  lines: z
    .array(z.object({ presentation: Id, units: z.int().check(z.positive(), z.maximum(99_999)) }))
    .check(z.minLength(1)),
});
/** What left the stock that can be used, since a count or before one; a void undoes it. */
export const LeavingBody = z.object({ product: Id, lines: LeavingLines });

/** What a pharmacy says of itself; the whole of it each time, the last counts. */
export const SettingsBody = FacilitySettings;
/** Whether resupply in time is compromised (R022), by this pharmacy's word. */
export const ResupplyBody = z.object({
  product: Id,
  compromised: z.boolean(),
  reason: z.nullable(ResupplyReason),
});
/**
 * A check before a CAR-T treatment: its answer and what it rests on. Neither weight nor dose nor patient, and no number
 * of patients: two small numbers on one day could point to a person.
 */
export const CarTCheckBody = z.object({
  product: Id,
  mayStart: z.boolean(),
  answer: z.enum(['met', 'met-if', 'breached', 'unknown']),
  threshold: z.int().check(z.positive()),
  count: z.nullable(EventRef),
});

const envelope = {
  schema: z.int().check(z.positive()),
  device: DeviceId,
  seq: z.int().check(z.positive()),
  facility: Id,
  /** Who, as an identifier of this facility's own list; never a name. */
  actor: Id,
  /** What the tablet's clock said, uncorrected; with `enteredAt`, what somebody typed. */
  countedAt: InstantText,
  /** What the tablet's clock said, uncorrected, when a time was typed in from a paper sheet: at most 7 days after it. */
  enteredAt: z.optional(InstantText),
  zone: z.string().check(z.refine(isZone, { error: 'unknown time zone' })),
  /** Endpoint's clock less the tablet's, in ms, as measured at the last contact; null before any. */
  clockOffsetMs: z.nullable(z.int()),
  app: z.string().check(z.maxLength(40)),
  /** Hash of this device's event before, null for its first. */
  previousHash: z.nullable(HashHex),
  hash: HashHex,
  /** Hash that this statement was first sealed under, where its identity turned out to be another tablet's as well. */
  reissues: z.optional(HashHex),
};

export const Event = z.discriminatedUnion('kind', [
  z.looseObject({ ...envelope, kind: z.literal('count'), body: CountBody }),
  z.looseObject({ ...envelope, kind: z.literal('correction'), body: CorrectionBody }),
  z.looseObject({ ...envelope, kind: z.literal('void'), body: VoidBody }),
  z.looseObject({ ...envelope, kind: z.literal('receipt'), body: ReceiptBody }),
  z.looseObject({ ...envelope, kind: z.literal('use'), body: LeavingBody }),
  z.looseObject({ ...envelope, kind: z.literal('loss'), body: LeavingBody }),
  z.looseObject({ ...envelope, kind: z.literal('isolation'), body: LeavingBody }),
  z.looseObject({ ...envelope, kind: z.literal('reservation'), body: LeavingBody }),
  z.looseObject({ ...envelope, kind: z.literal('settings'), body: SettingsBody }),
  z.looseObject({ ...envelope, kind: z.literal('resupply'), body: ResupplyBody }),
  z.looseObject({ ...envelope, kind: z.literal('car-t-check'), body: CarTCheckBody }),
]);
export type Event = z.infer<typeof Event>;
export type EventKind = Event['kind'];

/** What the endpoint must be able to read of an event before it can store or quarantine it: who it is. */
export const EventIdentity = z.looseObject({
  device: DeviceId,
  seq: z.int().check(z.positive()),
  hash: HashHex,
});

type Timed = Pick<Event, 'countedAt' | 'enteredAt' | 'clockOffsetMs'>;

/** When it was put into the tablet: what the tablet's clock said, corrected by the offset that it had measured. */
export function sealedAt({ countedAt, enteredAt, clockOffsetMs }: Timed): Instant {
  return addMs(enteredAt ?? countedAt, clockOffsetMs ?? 0);
}

/**
 * When what it states was so. A typed time was read off a clock of the pharmacy, never off the tablet's, so the offset
 * corrects when it was entered and leaves it alone.
 */
export function happenedAt(event: Timed): Instant {
  return event.enteredAt === undefined ? sealedAt(event) : event.countedAt;
}

/** SHA-256 of the event's canonical text without its own hash. */
export async function hashOfEvent(subtle: Subtle, event: object): Promise<string> {
  const { hash: _, ...rest } = event as { hash?: unknown };
  return sha256Hex(subtle, canonicalText(rest));
}

/** What people read and dictate: the device's first characters and the count of its events. */
export function shownId(event: { device: string; seq: number }): string {
  return `${event.device.slice(0, 4).toUpperCase()}-${event.seq}`;
}
