import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { SyncAnswer, SyncRequest } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { packNewerThan } from '../packs.ts';
import { standingFlags } from '../resupply.ts';
import { underSettings } from '../stated-settings.ts';

const mostEvents = 500;
const mostCharacters = 1_048_576;

/** What is new for this tablet; a facility's events become visible in the order of their numbers. */
export async function pull(
  sql: postgres.Sql,
  device: Device,
  request: SyncRequest,
): Promise<SyncAnswer['pull']> {
  const rows = await sql<{ number: number; received_at: Instant; text: string }[]>`
    select number, received_at, text from (
      select number, received_at, text, sum(length(text)) over (order by number) as size from (
        select number, received_at, text from event
        where facility = ${device.facility.id} and number > ${request.cursor} and device <> ${device.id}
        order by number limit ${mostEvents}
      ) as next
    ) as sized
    where size <= ${mostCharacters} order by number`;
  const [facility = device.facility] = await underSettings(sql, [device.facility]);
  return {
    cursor: rows.at(-1)?.number ?? request.cursor,
    events: rows.map(({ number, received_at, text }) => ({
      number,
      receivedAt: received_at,
      event: JSON.parse(text),
    })),
    facility,
    pack: await packNewerThan(sql, request.packVersion),
    resupply: await standingFlags(sql, facility.id),
  };
}
