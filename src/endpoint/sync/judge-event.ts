import type { Instant } from '../../domain/day.ts';
import { typedTimeProblem } from '../../domain/typed-time.ts';
import { canonicalText } from '../../protocol/canonical.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import { Event, eventSchema, HashHex, hashOfEvent, sealedAt } from '../../protocol/event.ts';
import { hasPersonField } from '../../protocol/person-fields.ts';
import type { Device } from '../devices.ts';
import { hasPrototypeKey } from '../http/prototype-key.ts';
import { readClock } from './clock.ts';

/** An event to store, as a row of the table of that name. */
export interface GoodEvent {
  seq: number;
  hash: string;
  previous_hash: string | null;
  /** Hash of the event that this one repeats under another identity. */
  reissues: string | null;
  kind: Event['kind'];
  /** Null for what is about the pharmacy. */
  product: string | null;
  counted_at: Instant;
  other_reading: Instant | null;
  target_device: string | null;
  target_seq: number | null;
  text: string;
}

export type QuarantineReason =
  | 'unreadable'
  | 'person-named'
  | 'hash-mismatch'
  | 'other-device'
  | 'other-facility'
  | 'schema-unknown'
  | 'too-large'
  | 'clock-unreadable'
  | 'typed-time'
  | 'conflict'
  | 'reissued';

export type Judged =
  | { kind: 'good'; seq: number; row: GoodEvent }
  | { kind: 'poison'; seq: number; text: string; reason: QuarantineReason };

/** Fifty lines take 8 kB; other tablets have to pull what is stored. */
const longestText = 32_768;

/** Judges one event on its own; it never throws for what the event holds. */
export async function judgeEvent(
  subtle: Subtle,
  raw: { seq: number },
  contact: { device: Device; offsetMs: number | null; receivedAt: Instant },
): Promise<Judged> {
  const { seq } = raw;
  const text = verbatim(raw);
  const poison = (reason: QuarantineReason): Judged => ({
    kind: 'poison',
    seq,
    text: text ?? JSON.stringify(raw),
    reason,
  });
  if (text === null) return poison('unreadable');
  // The one text that is not kept: nothing about a person enters the database.
  if (hasPersonField(raw)) return { kind: 'poison', seq, text: withheld(raw), reason: 'person-named' };
  if (text.length > longestText) return poison('too-large');

  const { schema } = raw as { schema?: unknown };
  if (typeof schema === 'number' && schema > eventSchema) return poison('schema-unknown');
  const parsed = Event.safeParse(raw);
  if (!parsed.success || hasPrototypeKey(raw)) return poison('unreadable');
  const event = parsed.data;
  if (event.hash !== (await hashOfEvent(subtle, raw))) return poison('hash-mismatch');
  if (event.device !== contact.device.id) return poison('other-device');
  if (event.facility !== contact.device.facility.id) return poison('other-facility');
  const clock = readClock(event, contact);
  if (!clock) return poison('clock-unreadable');
  // By the tablet's own arithmetic, which asked before it sealed.
  if (event.enteredAt && typedTimeProblem(event.countedAt, sealedAt(event))) return poison('typed-time');

  const target = targetOf(event);
  const row: GoodEvent = {
    seq,
    hash: event.hash,
    previous_hash: event.previousHash,
    reissues: event.reissues ?? null,
    kind: event.kind,
    product: productOf(event),
    counted_at: clock.at,
    other_reading: clock.other,
    target_device: target?.device ?? null,
    target_seq: target?.seq ?? null,
    text,
  };
  return { kind: 'good', seq, row };
}

/** Enough to tell which event it was. */
function withheld(raw: { seq: number }): string {
  const hash = HashHex.safeParse((raw as { hash?: unknown }).hash);
  return canonicalText({ seq: raw.seq, hash: hash.success ? hash.data : undefined, withheld: true });
}

/** Null for what JSON reads and cannot spell again, such as 1e999. */
function verbatim(raw: object): string | null {
  try {
    return canonicalText(raw);
  } catch {
    return null;
  }
}

function productOf(event: Event): string | null {
  return event.kind === 'settings' ? null : event.body.product;
}

function targetOf(event: Event): { device: string; seq: number } | null {
  switch (event.kind) {
    case 'correction':
      return event.body.replaces;
    case 'void':
      return event.body.voids;
    case 'count':
    case 'receipt':
    case 'use':
    case 'loss':
    case 'isolation':
    case 'reservation':
    case 'settings':
    case 'resupply':
    case 'car-t-check':
      return null;
  }
}
