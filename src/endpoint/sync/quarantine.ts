import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { Device } from '../devices.ts';
import { sha256Of } from '../hashing.ts';
import { retrying } from '../retrying.ts';
import type { QuarantineReason } from './judge-event.ts';
import type { Ledger } from './ledger.ts';

export interface Quarantined {
  number: number;
  received_at: Instant;
  reason: string;
}

export interface SetAside {
  seq: number;
  text: string;
  reason: QuarantineReason;
  /** SHA-256 of the text. */
  digest: string;
}

/** Keeps texts aside, word for word. The same text again has the number that it was given first. By text. */
export async function quarantine(
  ledger: Ledger,
  device: Device,
  items: readonly { seq: number; text: string; reason: QuarantineReason }[],
  now: Instant,
): Promise<Map<string, Quarantined>> {
  if (items.length === 0) return new Map();
  const rows = [...new Map(items.map((it) => [it.text, { ...it, digest: sha256Of(it.text) }])).values()];
  await ledger.setAside(device, rows, now);
  const found = await ledger.findAside(
    device,
    rows.map((row) => row.digest),
  );
  return new Map(found.map((row) => [row.text, row]));
}

/** Inserts those that are not there yet, in one statement. */
export async function setAside(
  sql: postgres.Sql,
  device: Device,
  items: readonly SetAside[],
  now: Instant,
): Promise<void> {
  await retrying(
    () => sql`
      with locked as materialized (
        select id, set_config('synchronous_commit', 'on', true) from device where id = ${device.id} for no key update
      )
      insert into quarantine (device, seq, reason, received_at, digest, text)
      select locked.id, seq, reason, ${now}, digest, text
      from locked, jsonb_to_recordset(${sql.json(items as never)}) as it (seq bigint, reason text, digest text, text text)
      order by seq, digest
      on conflict (device, digest) do nothing`,
  );
}

export async function findAside(
  sql: postgres.Sql,
  device: Device,
  digests: readonly string[],
): Promise<(Quarantined & { text: string })[]> {
  return retrying(
    () => sql<(Quarantined & { text: string })[]>`
      select text, number, received_at, reason from quarantine
      where device = ${device.id} and digest = any(${digests as string[]}::text[])`,
  );
}
