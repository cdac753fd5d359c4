import type { EarliestExpiry } from '../domain/count.ts';
import type { Instant, LocalDate } from '../domain/day.ts';
import type { Facility } from '../domain/facility.ts';
import type { Ref } from '../domain/history.ts';
import type { LeavingKind } from '../domain/leaving.ts';
import type { LotExpiry } from '../domain/lot.ts';
import type { DifferenceReason } from '../domain/second-count.ts';
import type { Event } from '../protocol/event.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import type { ResupplyFlag, SeqRun } from '../protocol/sync.ts';
import type { PackRefusal } from './packs.ts';

/**
 * Where an event of this tablet stands. There is no other state, and no time-out turns one into another. The signature
 * is the endpoint's, over the acknowledgement; another tablet's events come without.
 */
export type Delivery =
  | { state: 'unsent' }
  | { state: 'stored'; number: number; receivedAt: Instant; signature?: string | undefined }
  | {
      state: 'quarantined';
      number: number;
      receivedAt: Instant;
      reason: string;
      signature?: string | undefined;
    }
  | { state: 'conflict' };

export interface KeptEvent {
  event: Event;
  /** Made on this tablet, as opposed to pulled from another of the same pharmacy. */
  own: boolean;
  delivery: Delivery;
  /** When what it states was so: see `happenedAt`. */
  at: Instant;
  /** What the record holds in its place, where a copy of this tablet had sent it first: whatever names it names that. */
  storedAs?: Ref;
}

/** By what name the record knows an event. */
export function recordedRef({ event, storedAs = event }: KeptEvent): Ref {
  return { device: storedAs.device, seq: storedAs.seq };
}

/** A row as typed so far; null stands for « not counted yet », which is not zero. */
export interface DraftLine {
  physical: number | null;
  unusable: number;
  earliestExpiry: EarliestExpiry | null;
  /** The figure was asked for twice after a jump, and confirmed. */
  recounted: boolean;
  /** While there are any, they are what the row says, and its own figures wait. */
  lots?: DraftLot[];
  /** The one last chosen: most of a row is of one origin. */
  origin?: string;
}

/** Some of a row's units, as told apart so far. */
export interface DraftLot {
  /** Tells the lots of a row apart while they are being typed. */
  key: number;
  /** Empty until typed, which it need not be; null where it was said that nobody reads it. */
  lot: string | null;
  expiry: LotExpiry | null;
  origin: string;
  physical: number | null;
  unusable: number;
}

/** A sheet under way, one per person and name, saved at each touch. */
export interface Draft {
  /**
   * Of a count, its product; of goods that came or left and of a count on paper, `sheetName`; of a correction,
   * `correctionSheet`.
   */
  product: string;
  lines: Record<string, DraftLine>;
  /** Of what left. */
  reason?: LeavingKind;
  savedAt: Instant;
  /** Of a paper sheet: when it was counted, as typed so far. */
  wallTime?: WallTime;
  second?: SecondDraft;
}

export interface WallTime {
  date: LocalDate;
  /** Of hour and minute, four once it is typed. */
  digits: string;
  /** Where clocks were put back over it: the second time that they showed it. */
  isSecond: boolean;
}

/** The second count that a surprising one asks for, as far as it has got. */
export interface SecondDraft {
  /** Asked for; being counted; compared, and not the same; the first person looks again; the same. */
  stage: 'asked' | 'counting' | 'differing' | 'first' | 'agreed';
  /** Presentations that are not as expected; of them, at later stages, those to be counted again. */
  surprising: string[];
  toCount: string[];
  /** Who gave their code for it; null until somebody did. */
  actor: string | null;
  /** Their figures, shown to nobody else. */
  lines: Record<string, DraftLine>;
  reason: DifferenceReason | null;
}

/** What a draft is kept under: a count of a product and a receipt of it may be under way together. */
export function sheetName(sheet: 'receipt' | 'leaving' | 'paper', product: string): string {
  return `${sheet}/${product}`;
}

/** By the count itself, so that it is the same sheet whatever corrected it meanwhile. */
export function correctionSheet(first: { device: string; seq: number }): string {
  return `correction/${first.device}/${first.seq}`;
}

/** Somebody who counts on this tablet. The name never leaves it; the id is the actor of what they seal. */
export interface Person {
  id: string;
  name: string;
}

/** That somebody else's count is under way, without its figures. */
export type OtherDraft = Pick<Draft, 'product' | 'savedAt'> & { person: string };

/** Why the outbox is not moving, in the words of the table of answers; null while nothing is wrong. */
export type Hold =
  | { kind: 'unreachable'; since: Instant; nextTryAt: Instant }
  | { kind: 'enrolment-lost'; since: Instant }
  | { kind: 'facility-blocked'; since: Instant }
  | { kind: 'app-too-old'; since: Instant }
  | { kind: 'event-too-large'; since: Instant; seq: number };

/** What of this tablet's never arrived, as the endpoint last said, and up to which number that is all. */
export interface Arrivals {
  gaps: SeqRun[];
  upTo: number;
}

export interface Snapshot {
  identity: { device: string; facility: Facility; enrolledAt: Instant } | null;
  pack: ReferencePack | null;
  /** Why a newer pack that came was not taken; null while nothing is wrong. */
  packRefusal: PackRefusal | null;
  /** What the agency and the nation say of resupply, as last heard. */
  resupply: ResupplyFlag[];
  /** Newest first. Of this pharmacy alone: what a tablet that was moved here stated elsewhere is no stock of it. */
  events: KeptEvent[];
  /** Newest first: all that the tablet holds, whichever pharmacy it was stated for. */
  journal: KeptEvent[];
  /** By name. Once there is anybody, nothing but their names shows until one of them has given a code. */
  people: Person[];
  /** The id of whom this was read for; '' for nobody. */
  person: string;
  /** Minutes without a touch after which the tablet locks itself. */
  lockMinutes: number;
  /** That person's alone. */
  drafts: Draft[];
  otherDrafts: OtherDraft[];
  outbox: { size: number; oldestAt: Instant | null };
  hold: Hold | null;
  arrivals?: Arrivals | undefined;
  /** Last time that the endpoint gave a valid answer. */
  lastContactAt: Instant | null;
  /** Endpoint's clock less this tablet's, in ms; null before any contact. */
  clockOffsetMs: number | null;
}
