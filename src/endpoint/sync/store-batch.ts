import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { SyncRequest } from '../../protocol/sync.ts';
import type { Device } from '../devices.ts';
import { isForgotten } from '../identity.ts';
import { retrying } from '../retrying.ts';
import { storable } from './clock.ts';
import type { GoodEvent } from './judge-event.ts';

export interface StoredEvent {
  device: string;
  seq: number;
  number: number;
  received_at: Instant;
  hash: string;
  /** Hash under which this was first sealed, its own unless it repeats another. */
  origin: string;
}

export function originOf(row: Pick<GoodEvent, 'hash' | 'reissues'>): string {
  return row.reissues ?? row.hash;
}

/**
 * Stores what is new of a batch and remembers how it came, in one statement: it is one transaction, on disk when this
 * resolves. The facility is locked before any number is taken, so that its numbers become visible in their order and
 * a tablet's cursor never passes one that is still to come. Resolves to what was new.
 */
export async function storeBatch(
  sql: postgres.Sql,
  device: Device,
  batch: SyncRequest,
  good: readonly GoodEvent[],
  now: Instant,
): Promise<StoredEvent[]> {
  const rows = await retrying(
    () => sql<(StoredEvent | { seq: null })[]>`
      with locked as materialized (
        select id as facility, set_config('synchronous_commit', 'on', true) from facility
        where id = ${device.facility.id} for no key update
      ), stored as (
        insert into event (device, seq, hash, previous_hash, reissues, facility, kind, product, counted_at, other_reading,
          target_device, target_seq, received_at, text)
        select ${device.id}, seq, hash, previous_hash, reissues, facility, kind, product, counted_at, other_reading,
          target_device, target_seq, ${now}, text
        from locked, jsonb_to_recordset(${sql.json(firstOfTwins(good) as never)}) as it (seq bigint, hash text,
          previous_hash text, reissues text, kind text, product text, counted_at timestamptz, other_reading timestamptz,
          target_device text, target_seq bigint, text text)
        order by seq
        on conflict do nothing
        returning device, seq, number, received_at, hash, coalesce(reissues, hash) as origin
      ), contact as (
        update device set ${batch.carriedBy === 'file' ? carried(sql, batch, now) : heard(sql, batch, now)},
          highest_seq = greatest(highest_seq, (select max(seq) from stored), ${allGiven(batch)}::bigint),
          events_held = events_held + (select count(*) from stored)
        from locked where device.id = ${device.id}
        returning device.id
      )
      select stored.* from contact left join stored on true`,
  );
  return rows.filter((row): row is StoredEvent => row.seq !== null);
}

/**
 * A contact tells when the tablet was last heard, and what was left on it. A replay tells neither: by the tablet's clock
 * it is no newer than what came before, and it does not know our last answer. A clock set back fails the first test
 * alone, a lost answer the second alone.
 */
function heard(sql: postgres.Sql, batch: SyncRequest, now: Instant) {
  const { left, oldest } = outboxAfter(batch);
  const deviceTime = storable(batch.deviceTime);
  const isNews = sql`(newest_device_time is null or newest_device_time < ${deviceTime}::timestamptz
    or last_heard_at <= ${storable(batch.heardAt ?? '')}::timestamptz)`;
  return sql`
    remembered_since = case when ${isForgotten(sql, storable(batch.heardAt ?? ''), now)} then ${now} else remembered_since end,
    answered_at = greatest(answered_at, ${now}),
    last_heard_at = case when ${isNews} then ${now} else last_heard_at end,
    outbox_size = case when ${isNews} then ${left} else outbox_size end,
    outbox_oldest_at = case when ${isNews} then ${oldest} else outbox_oldest_at end,
    newest_device_time = greatest(newest_device_time, ${deviceTime}::timestamptz)`;
}

function carried(sql: postgres.Sql, batch: SyncRequest, now: Instant) {
  return sql`imported_at = ${now}, import_made_at = ${storable(batch.deviceTime)}`;
}

/** What is already there of these: under their sequence numbers, and under other identities. */
export async function findStored(
  sql: postgres.Sql,
  device: Device,
  events: readonly GoodEvent[],
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const seqs = events.map((row) => row.seq);
  const origins = events.map(originOf);
  return retrying(
    () => sql<StoredEvent[]>`
      select device, seq, number, received_at, hash, coalesce(reissues, hash) as origin from event
      where device = ${device.id} and seq = any(${seqs}::bigint[])
        or facility = ${device.facility.id} and coalesce(reissues, hash) = any(${origins}::text[])`,
  );
}

/** Of those that claim one number within a batch, the first. */
export function firstOfTwins(good: readonly GoodEvent[]): GoodEvent[] {
  return [...new Map(good.toReversed().map((row) => [row.seq, row])).values()];
}

/**
 * Up to which number a tablet has given all it ever will, null where it may hold some of them still. A file says nothing:
 * nobody knows what was sent meanwhile.
 */
export function allGiven({ outbox, events, lastSeq, carriedBy }: SyncRequest): number | null {
  return carriedBy === 'file' || lastSeq === undefined || outbox.size > events.length ? null : lastSeq;
}

/** The tablet counted this batch as unsent when it wrote; supervisors want what is left. */
function outboxAfter({ outbox, events }: SyncRequest): { left: number; oldest: Instant | null } {
  const left = Math.max(0, outbox.size - events.length);
  return {
    left,
    oldest: left > 0 && outbox.oldestCountedAt !== null ? storable(outbox.oldestCountedAt) : null,
  };
}
