import * as z from 'zod/mini';
import { CountLine } from '../domain/count.ts';
import { DirectiveDocument } from '../domain/document.ts';
import { Facility } from '../domain/facility.ts';
import { LeftOf } from '../domain/left-of.ts';
import { ResupplyReason } from '../domain/resupply.ts';
import { Id, InstantText } from './event.ts';
import { SeqRun } from './sync.ts';

const Day = z.string();
const State = z.enum(['none', 'on-time', 'on-time-received-late', 'late', 'missing', 'silent']);

/** The nation, or one region by its INSEE code. */
export const Scope = z.union([z.literal('national'), z.string().check(z.regex(/^\d{2,3}$/))]);
export type Scope = z.infer<typeof Scope>;

export const InviteRequest = z.object({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) });

export const SessionAnswer = z.object({ scope: Scope, scopeName: z.string(), expiresAt: InstantText });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const SupervisedFloor = z.object({
  answer: z.enum(['met', 'met-if', 'breached', 'unknown', 'car-t-unanswered']),
  injections: z.int(),
  required: z.int(),
  shortBy: z.int(),
  unverified: z.int(),
  doseMg: z.number(),
  /** The floor rule judged by, and whether the higher threshold applied. */
  rule: z.string(),
  resupplyCompromised: z.boolean(),
  repairs: z.array(z.object({ sizeMg: z.number(), vials: z.int() })),
});

const CadenceJudgedBy = z.nullable(z.object({ id: z.string(), obligation: z.string() }));

export const StandingWord = z.object({
  by: z.enum(['pharmacy', 'agency', 'nation']),
  at: InstantText,
  reason: z.nullable(ResupplyReason),
});
export type StandingWord = z.infer<typeof StandingWord>;

/** One facility and one product, as far as the nation knows. */
export const SupervisedProduct = z.object({
  product: z.string(),
  productLabel: z.string(),
  state: State,
  since: z.nullable(Day),
  /** The cadence rule judged by and how far it binds; null where none does. An invitation is never a breach. */
  rule: CadenceJudgedBy,
  period: z.object({ key: z.string(), required: z.int(), done: z.array(Day), missedBy: z.int() }),
  previousPeriod: z.object({
    key: z.string(),
    required: z.int(),
    done: z.array(Day),
    state: State,
    wasMissedAtTheTime: z.boolean(),
    /** As `rule` above, which stands for it where an endpoint does not say. */
    rule: z.optional(CadenceJudgedBy),
  }),
  openReceipts: z.int(),
  lastCount: z.nullable(
    z.object({
      countedAt: InstantText,
      localDate: Day,
      receivedAt: InstantText,
      number: z.int(),
      clockUncertain: z.boolean(),
      /** When it was put into the tablet, where its time was typed in from a paper sheet. */
      enteredAt: z.optional(z.nullable(InstantText)),
      lines: z.array(CountLine),
      /** What left since, by what the endpoint knows. */
      left: z.optional(z.array(LeftOf)),
      /** Its figures are those of a correction, which `receivedAt` and `number` are of. */
      corrected: z.optional(z.boolean()),
      /** Where it differed from what was expected: whether a second person found the same, and why it may differ. */
      second: z.optional(z.object({ agreed: z.boolean(), reason: z.string() })),
    }),
  ),
  /** Null where no floor binds: no rule, or a facility that does no CAR-T. */
  floor: z.nullable(SupervisedFloor),
  /** Each word that stands on a compromised resupply (R022), latest first. */
  resupply: z.optional(z.array(StandingWord)),
});
export type SupervisedProduct = z.infer<typeof SupervisedProduct>;

export const SupervisedDevice = z.object({
  device: z.string(),
  enrolledAt: InstantText,
  revokedAt: z.nullable(InstantText),
  lastHeardAt: z.nullable(InstantText),
  outboxSize: z.int(),
  outboxOldestAt: z.nullable(InstantText),
  /** The last file of this tablet's that somebody carried here, and when it was made by its clock: not a contact. */
  imported: z.optional(z.nullable(z.object({ at: InstantText, madeAt: z.nullable(InstantText) }))),
  /** Sequence numbers below its highest that never arrived: loss, as opposed to silence. */
  gaps: z.array(SeqRun),
  quarantined: z.int(),
});
export type SupervisedDevice = z.infer<typeof SupervisedDevice>;

export const SupervisedFacility = z.object({
  facility: Facility,
  localDate: Day,
  lastHeardAt: z.nullable(InstantText),
  devices: z.array(SupervisedDevice),
  products: z.array(SupervisedProduct),
});
export type SupervisedFacility = z.infer<typeof SupervisedFacility>;

export const SupervisionView = z.object({
  at: InstantText,
  scope: Scope,
  scopeName: z.string(),
  presentations: z.array(
    z.object({ id: z.string(), label: z.string(), product: z.string(), countUnit: z.string() }),
  ),
  /** The directives judged by, for « why? ». */
  documents: z.array(DirectiveDocument),
  packVersion: z.int(),
  facilities: z.array(SupervisedFacility),
});
export type SupervisionView = z.infer<typeof SupervisionView>;

export const EnrolmentCodeAnswer = z.object({ code: z.string(), link: z.string(), expiresAt: InstantText });
export type EnrolmentCodeAnswer = z.infer<typeof EnrolmentCodeAnswer>;

/** A supervisor's word on resupply, for a region or one facility of theirs; it lifts none but their own. */
export const ResupplyRequest = z.object({
  region: z.optional(z.string()),
  facility: z.optional(Id),
  product: Id,
  compromised: z.boolean(),
  reason: z.nullable(ResupplyReason),
});
export type ResupplyRequest = z.infer<typeof ResupplyRequest>;

export const PublishedPacks = z.object({
  packs: z.array(z.object({ version: z.int(), issuedAt: InstantText, publishedAt: InstantText })),
});
export type PublishedPacks = z.infer<typeof PublishedPacks>;

export const PublicationAnswer = z.object({ version: z.int() });
export type PublicationAnswer = z.infer<typeof PublicationAnswer>;
