import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { SyncAnswer, SyncRequest } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import type { Ledger } from './ledger.ts';

export interface StoredText {
  number: number;
  received_at: Instant;
  text: string;
}

const mostEvents = 500;
const mostCharacters = 1_048_576;

/** What is new for this tablet; a facility's events become visible in the order of their numbers. */
export async function pull(
  ledger: Ledger,
  device: Device,
  request: SyncRequest,
): Promise<SyncAnswer['pull']> {
  const { rows, more } = await ledger.eventsAfter(device, request.cursor);
  const facility = await ledger.underSettings(device.facility);
  return {
    cursor: rows.at(-1)?.number ?? request.cursor,
    events: rows.map(({ number, received_at, text }) => ({
      number,
      receivedAt: received_at,
      event: JSON.parse(text),
    })),
    more,
    facility,
    pack: await ledger.packNewerThan(request.packVersion),
    resupply: await ledger.standingFlags(facility.id),
  };
}

/** As many as one answer holds, in the order of their numbers, and whether there are more behind them. */
export interface NextTexts {
  rows: StoredText[];
  more: boolean;
}

/** The next of the facility's other tablets' events. */
export async function eventsAfter(sql: postgres.Sql, device: Device, cursor: number): Promise<NextTexts> {
  const sized = await sql<(StoredText & { last: number })[]>`
    select number, received_at, text, last from (
      select number, received_at, text, sum(length(text)) over (order by number) as size,
        row_number() over (order by number) as place, max(number) over () as last
      from (
        select number, received_at, text from event
        where facility = ${device.facility.id} and number > ${cursor} and device <> ${device.id}
        order by number limit ${mostEvents + 1}
      ) as next
    ) as sized
    where place <= ${mostEvents} and size <= ${mostCharacters} order by number`;
  const rows = sized.map(({ last, ...row }) => row);
  return { rows, more: (sized.at(-1)?.number ?? 0) < (sized[0]?.last ?? 0) };
}
