import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { Facility } from '../domain/facility.ts';
import type { EnrolmentRequest, PublicKey } from '../protocol/enrolment.ts';
import type { Scope } from '../protocol/supervision.ts';
import { type CodeRefusal, lockedCode } from './enrolment-codes.ts';
import { findFacility } from './facility-records.ts';
import { isForgotten } from './identity.ts';
import { storable } from './sync/clock.ts';

export interface Device {
  id: string;
  publicKey: PublicKey;
  revokedAt: Instant | null;
  facility: Facility;
  facilityBlockedAt: Instant | null;
}

export async function findDevice(sql: postgres.Sql, id: string): Promise<Device | null> {
  const [row] = await sql<DeviceRow[]>`
    select device.id, key_x, key_y, revoked_at, record, blocked_at
    from device join facility on facility.id = device.facility where device.id = ${id}`;
  if (!row) return null;
  return {
    id: row.id,
    publicKey: { x: row.key_x, y: row.key_y },
    revokedAt: row.revoked_at,
    facility: Facility.parse(row.record),
    facilityBlockedAt: row.blocked_at,
  };
}

interface DeviceRow {
  id: string;
  key_x: string;
  key_y: string;
  revoked_at: Instant | null;
  record: unknown;
  blocked_at: Instant | null;
}

export type Enrolment =
  | { kind: 'ok'; facility: Facility }
  | { kind: 'device-bound-elsewhere' }
  | { kind: CodeRefusal };

/**
 * Binds a tablet to the facility of a fresh code, or counts a wrong try, in one statement, so that of many at once one
 * succeeds and five are looked at. A tablet known there may come back with a new key, and is no longer revoked then;
 * one known elsewhere may not, and leaves the code unused. One that heard a later answer than we remember, of a
 * database that was restored since, is told so.
 */
export async function enrolDevice(
  sql: postgres.Sql,
  request: EnrolmentRequest,
  now: Instant,
): Promise<Enrolment> {
  const { code, device, publicKey, before } = request;
  const [tried] = await sql<{ refusal: CodeRefusal | null; facility: string | null }[]>`
    with code as materialized (${lockedCode(sql, code, now)}
    ), wrong as (
      update enrolment_code set wrong_tries = wrong_tries + 1 from code
      where enrolment_code.selector = code.selector and code.refusal = 'code-unknown'
    ), remembered as (
      select remembered_since as since from device
      where id = ${before?.device ?? ''} and not ${isForgotten(sql, storable(before?.heardAt ?? ''), now)}
    ), bound as (
      insert into device (id, facility, key_x, key_y, enrolled_at, last_heard_at, answered_at, remembered_since)
      select ${device}, facility, ${publicKey.x}, ${publicKey.y}, ${now}, ${now}, ${now},
        case when exists (select from remembered) then (select since from remembered) else ${now}::timestamptz end
      from code where refusal is null
      on conflict (id) do update set key_x = excluded.key_x, key_y = excluded.key_y, revoked_at = null,
        last_heard_at = excluded.last_heard_at, answered_at = greatest(device.answered_at, excluded.answered_at),
        remembered_since = case when ${before === undefined} then device.remembered_since else excluded.remembered_since end
      where device.facility = excluded.facility
      returning facility
    ), used as (
      update enrolment_code set used_at = ${now}, used_by = ${device} from code, bound
      where enrolment_code.selector = code.selector
      returning bound.facility
    )
    select refusal, used.facility from code left join used on true`;
  if (!tried) return { kind: 'code-unknown' };
  if (tried.refusal !== null) return { kind: tried.refusal };
  if (tried.facility === null) return { kind: 'device-bound-elsewhere' };
  const facility = await findFacility(sql, tried.facility);
  if (!facility) throw new Error(`no facility ${tried.facility}`);
  return { kind: 'ok', facility };
}

/** Holds from the next request on. False where there is no such tablet in scope. */
export async function revokeDevice(
  sql: postgres.Sql,
  id: string,
  scope: Scope,
  now: Instant,
): Promise<boolean> {
  const revoked = await sql`
    update device set revoked_at = coalesce(revoked_at, ${now})
    from facility
    where device.id = ${id} and facility.id = device.facility and (${scope} = 'national' or region = ${scope})
    returning device.id`;
  return revoked.length > 0;
}
