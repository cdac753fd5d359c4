import * as z from 'zod/mini';
import { Facility } from '../domain/facility.ts';
import { ResupplyReason } from '../domain/resupply.ts';
import { DeviceId, InstantText } from './event.ts';
import { SignedPack } from './signed-pack.ts';

export const protocolMarker = 'releve/1';
export const mostEventsInBatch = 500;
/** 256 KiB compressed, 1 MiB inflated. */
export const mostBytesCompressed = 262_144;
export const mostBytesInflated = 1_048_576;
/** Carries the signature of the body's exact text, in both directions. */
export const signatureHeader = 'releve-signature';

/** Who else says that resupply is compromised: the agency or the nation, while it stands (R022). */
export const ResupplyFlag = z.object({
  product: z.string(),
  by: z.enum(['agency', 'nation']),
  at: InstantText,
  reason: z.nullable(ResupplyReason),
});
export type ResupplyFlag = z.infer<typeof ResupplyFlag>;

export const SyncRequest = z.looseObject({
  protocol: z.literal(protocolMarker),
  batch: z.string().check(z.regex(/^[0-9a-z-]{8,64}$/)),
  device: DeviceId,
  schema: z.int().check(z.positive()),
  /** The tablet's clock, uncorrected, when it sent this. */
  deviceTime: InstantText,
  /** The endpoint's time in the last answer that this tablet took: a batch heard before cannot know a newer one. */
  heardAt: z.optional(z.nullable(InstantText)),
  /** A file made for somebody to carry is no contact: nobody knows when it left, nor what the tablet did since. */
  carriedBy: z.optional(z.literal('file')),
  app: z.string().check(z.maxLength(40)),
  /** Everything unsent when this batch was made, itself included. */
  outbox: z.object({ size: z.int().check(z.minimum(0)), oldestCountedAt: z.nullable(InstantText) }),
  /**
   * The highest sequence number that this tablet had given when it looked for what is unsent. Once a batch takes the last
   * of that, whatever is not there up to this number will never come. Older apps do not say.
   */
  lastSeq: z.optional(z.int().check(z.minimum(0))),
  /** Acknowledgement number up to which this tablet has pulled other tablets' events of its facility. */
  cursor: z.int().check(z.minimum(0)),
  packVersion: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
  /** Left unread here: each event is judged on its own, and none makes the batch fail. */
  events: z.array(z.unknown()).check(z.maxLength(mostEventsInBatch)),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

/** The endpoint's, over `acknowledgementText`: proof of one event for whoever has its key. Older endpoints give none. */
const Signature = z.optional(z.string().check(z.maxLength(100)));

/** `stored` and `duplicate` carry the number given first; `retry` asks for the same bytes later. */
export const SyncResult = z.discriminatedUnion('result', [
  z.object({
    seq: z.int(),
    result: z.enum(['stored', 'duplicate']),
    number: z.int(),
    receivedAt: InstantText,
    signature: Signature,
  }),
  z.object({
    seq: z.int(),
    result: z.literal('quarantined'),
    number: z.int(),
    receivedAt: InstantText,
    reason: z.string(),
    signature: Signature,
  }),
  z.object({ seq: z.int(), result: z.literal('conflict') }),
  z.object({ seq: z.int(), result: z.literal('retry') }),
]);
export type SyncResult = z.infer<typeof SyncResult>;

/** Sequence numbers from the first to the last, both included. */
export const SeqRun = z.object({ from: z.int(), to: z.int() });
export type SeqRun = z.infer<typeof SeqRun>;

export const SyncAnswer = z.object({
  protocol: z.literal(protocolMarker),
  batch: z.string(),
  /** Whom it answers: an answer to one tablet acknowledges no other's events. Older endpoints do not say. */
  device: z.optional(DeviceId),
  /** The endpoint's clock. */
  now: InstantText,
  /** Changes when the endpoint was restored from a backup: then everything kept is pending again. */
  epoch: z.string(),
  results: z.array(SyncResult),
  /** Runs of this device's sequence numbers that the endpoint lacks, up to the highest that it knows of. */
  gaps: z.array(SeqRun),
  /** That highest number. Older endpoints do not say, and know only of what arrived. */
  gapsUpTo: z.optional(z.int()),
  pull: z.object({
    cursor: z.int(),
    /** Events of the facility's other tablets, in order of acknowledgement number, with the number. */
    events: z.array(z.object({ number: z.int(), receivedAt: InstantText, event: z.unknown() })),
    /** There are later ones, which the next answer brings. Older endpoints do not say. */
    more: z.optional(z.boolean()),
    facility: Facility,
    /** Null when the tablet's is the newest. */
    pack: z.nullable(SignedPack),
    resupply: z.array(ResupplyFlag),
  }),
});
export type SyncAnswer = z.infer<typeof SyncAnswer>;

/** What the endpoint says when it refuses a whole request; never an answer to a batch. */
export const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
export type Refusal = z.infer<typeof Refusal>;
