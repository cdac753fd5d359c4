import type postgres from 'postgres';
import type { Subtle } from '../protocol/crypto.ts';
import { type Event, hashOfEvent } from '../protocol/event.ts';

export interface JournalCheck {
  events: number;
  /** Where a tablet began its chain anew, as one does that lost its storage. */
  begunAnew: number;
  /** A sentence each: what was altered, cut or put elsewhere since it was sealed. */
  problems: string[];
}

const rowsAtATime = 1000;

/**
 * Reads every stored event again: its text must have its hash, say what its columns say, and follow the one before on
 * its tablet; and each tablet must have as many as were stored. Whoever can rewrite a tablet's whole chain here, hashes
 * and counts included, is not found out: the acknowledgements that tablets keep would.
 */
export async function checkJournal(sql: postgres.Sql, subtle: Subtle): Promise<JournalCheck> {
  const check: JournalCheck = { events: 0, begunAnew: 0, problems: [] };
  const held = new Map<string, number>();
  let before: Row | null = null;
  const rows = sql<Row[]>`
    select device, seq, hash, previous_hash, facility, kind, text from event order by device, seq`;
  for await (const page of rows.cursor(rowsAtATime)) {
    for (const row of page) {
      const problem = (await problemOf(row, subtle)) ?? linkProblem(before, row, check);
      if (problem) check.problems.push(`${row.device} ${row.seq}: ${problem}`);
      held.set(row.device, (held.get(row.device) ?? 0) + 1);
      check.events += 1;
      before = row;
    }
  }
  const devices = await sql<
    { id: string; events_held: number }[]
  >`select id, events_held from device order by id`;
  for (const { id, events_held } of devices) {
    const found = held.get(id) ?? 0;
    if (found !== events_held)
      check.problems.push(`${id}: ${found} events are there, ${events_held} were stored`);
  }
  return check;
}

interface Row {
  device: string;
  seq: number;
  hash: string;
  previous_hash: string | null;
  facility: string;
  kind: string;
  text: string;
}

async function problemOf(row: Row, subtle: Subtle): Promise<string | null> {
  const event = read(row.text);
  if (!event) return 'cannot be read';
  if ((await hashOfEvent(subtle, event)) !== event.hash) return 'was altered after it was sealed';
  const isSame =
    event.hash === row.hash &&
    event.previousHash === row.previous_hash &&
    event.device === row.device &&
    event.seq === row.seq &&
    event.facility === row.facility &&
    event.kind === row.kind;
  return isSame ? null : 'says something else than its row';
}

function read(text: string): Event | null {
  try {
    return JSON.parse(text) as Event;
  } catch {
    return null;
  }
}

/** Only neighbours can be compared: what never arrived is a gap, and told as such. */
function linkProblem(before: Row | null, row: Row, check: JournalCheck): string | null {
  if (row.seq === 1) return row.previous_hash === null ? null : 'is the first, yet follows another';
  if (before?.device !== row.device || before.seq !== row.seq - 1 || row.previous_hash === before.hash)
    return null;
  if (row.previous_hash !== null) return 'does not follow the one before';
  check.begunAnew += 1;
  return null;
}
