import { canonicalText } from '../protocol/canonical.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { Event, happenedAt, hashOfEvent } from '../protocol/event.ts';
import type { SeqRun } from '../protocol/sync.ts';
import { headOf } from './chain.ts';
import {
  type ChainHead,
  type EventRow,
  type Identity,
  reissuedEvents,
  type TabletDatabase,
} from './database.ts';
import type { HighWater, Mark, Mirror } from './mirror.ts';
import { ownAlone } from './outbox.ts';

export interface MissingRun extends SeqRun {
  device: string;
}

export interface Healed {
  /** Events that were only in the mirror, and are back. */
  restored: number;
  /** Numbers that were given once, and whose events are nowhere on this tablet; null where all are there. */
  missing: MissingRun | null;
}

/**
 * Compares the three places at start, before anything is sealed. What the mirror alone holds comes back; numbering goes
 * on above the high-water mark even when its events are gone, so that no number is ever given twice.
 */
export async function heal(
  database: TabletDatabase,
  subtle: Subtle,
  mirror: Mirror | null,
  highWater: HighWater,
): Promise<Healed> {
  const mirrored = mirror ? await readable(subtle, await mirror.lines().catch(() => [])) : [];
  const mark = highWater.read();
  const healed = await database.transaction('rw', [database.events, database.meta], async () => {
    const lost = await absent(database, mirrored);
    await database.events.bulkAdd(lost);
    const identity = (await database.meta.get('identity')) as Identity | undefined;
    const device = identity?.device ?? mark?.device ?? lost[0]?.device;
    if (!device) return { restored: 0, missing: null };
    const markSeq = mark?.device === device ? mark.seq : 0;
    const missing = (await raiseChain(database, device, markSeq)) ?? (await goneWith(database, mark, device));
    return { restored: lost.length, missing };
  });
  await mirrorUnsent(database, mirror);
  return healed;
}

/**
 * The mirror holds what the endpoint's record does not, and nothing else. A mirror that cannot be written takes nothing away; nor does a
 * database that a browser emptied under its page, whose events the mirror alone still holds.
 */
export async function mirrorUnsent(database: TabletDatabase, mirror: Mirror | null): Promise<void> {
  const tables = [database.meta, database.events, database.acknowledgements];
  const ownTexts = () =>
    database.transaction('r', tables, async () => {
      if (!(await database.meta.get('identity'))) throw new Error('it no longer knows whose it is');
      return (await ownAlone(database)).map((row) => row.text);
    });
  await mirror?.keepOnly(ownTexts).catch(() => undefined);
}

/**
 * Before a seal: on a full disk Chromium takes an event, refuses its copy, and destroys the whole database at its next
 * start. Without room for the copy nothing is sealed; a mirror that fails otherwise forbids nothing.
 */
export async function makeSureOfRoom(mirror: Mirror | null): Promise<void> {
  await mirror?.makeSureOfRoom().catch((error: unknown) => {
    if ((error as Error).name === 'QuotaExceededError') throw error;
  });
}

/** After a seal: the mirror first, the mark last. Neither is needed for « recorded », so neither may undo it. */
export async function noteSealed(event: Event, mirror: Mirror | null, highWater: HighWater): Promise<void> {
  await mirror?.append(canonicalText(event)).catch(() => undefined);
  try {
    const mark = highWater.read();
    // Of two tabs the one that sealed first may come here last.
    const isHigher = mark?.device !== event.device || mark.seq < event.seq;
    if (isHigher) highWater.write({ device: event.device, seq: event.seq });
  } catch {
    // Storage that refuses a mark has already let IndexedDB take the event.
  }
}

/** Whole, unaltered events only: a line cut by a dying battery is no event. */
async function readable(subtle: Subtle, lines: readonly string[]): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (const text of lines) {
    try {
      const event = Event.parse(JSON.parse(text));
      if ((await hashOfEvent(subtle, event)) !== event.hash) continue;
      rows.push({ device: event.device, seq: event.seq, text, at: happenedAt(event) });
    } catch {}
  }
  return rows;
}

async function absent(database: TabletDatabase, rows: readonly EventRow[]): Promise<EventRow[]> {
  const keys = rows.map((row): [string, number] => [row.device, row.seq]);
  const held = await database.events.bulkGet(keys);
  const reissued = new Set(await reissuedEvents(database));
  const lost = rows.filter((row, index) => !held[index] && !reissued.has(`${row.device}/${row.seq}`));
  return [...new Map(lost.map((row) => [`${row.device}/${row.seq}`, row])).values()];
}

/** Returns the numbers up to the mark that no event here bears. */
async function raiseChain(
  database: TabletDatabase,
  device: string,
  markSeq: number,
): Promise<MissingRun | null> {
  const last = await lastOf(database, device);
  const headSeq = (await headOf(database, device))?.seq ?? 0;
  const lastSeq = last?.seq ?? 0;
  const seq = Math.max(headSeq, lastSeq, markSeq);
  if (seq > headSeq) {
    const hash = last?.seq === seq ? (JSON.parse(last.text) as Event).hash : null;
    await database.meta.put({ device, seq, hash } satisfies ChainHead, 'chain');
  }
  return seq > lastSeq ? { device, from: lastSeq + 1, to: seq } : null;
}

/** A database that came back from before this tablet's last link knows nothing of what was sealed under that one's identity. */
async function goneWith(
  database: TabletDatabase,
  mark: Mark | null,
  device: string,
): Promise<MissingRun | null> {
  if (!mark || mark.device === device) return null;
  const last = (await lastOf(database, mark.device))?.seq ?? 0;
  // What waited there at that link was sealed again here.
  const isHere = last >= mark.seq || (await reissuedEvents(database)).includes(`${mark.device}/${mark.seq}`);
  return isHere ? null : { device: mark.device, from: last + 1, to: mark.seq };
}

function lastOf(database: TabletDatabase, device: string): Promise<EventRow | undefined> {
  return database.events.where(':id').between([device, 0], [device, Number.POSITIVE_INFINITY]).last();
}
