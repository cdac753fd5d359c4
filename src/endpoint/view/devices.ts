import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { SupervisedDevice } from '../../protocol/supervision.ts';
import { gapsByDevice } from '../sync/gaps.ts';

export async function devicesByFacility(sql: postgres.Sql, facilities: readonly string[]) {
  const rows = await sql<DeviceRow[]>`
    select id, facility, enrolled_at, revoked_at, last_heard_at, outbox_size, outbox_oldest_at,
      imported_at, import_made_at,
      events_held < highest_seq as lacks,
      (select count(*) from quarantine where quarantine.device = device.id and reason <> 'reissued') as quarantined
    from device where facility = any(${facilities as string[]}) order by enrolled_at, id`;
  const gaps = await gapsByDevice(
    sql,
    rows.filter((row) => row.lacks).map((row) => row.id),
  );
  const byFacility = new Map<string, SupervisedDevice[]>();
  for (const row of rows) {
    const device: SupervisedDevice = {
      device: row.id,
      enrolledAt: row.enrolled_at,
      revokedAt: row.revoked_at,
      lastHeardAt: row.last_heard_at,
      outboxSize: row.outbox_size,
      outboxOldestAt: row.outbox_oldest_at,
      imported: row.imported_at === null ? null : { at: row.imported_at, madeAt: row.import_made_at },
      gaps: gaps.get(row.id) ?? [],
      quarantined: row.quarantined,
    };
    byFacility.set(row.facility, [...(byFacility.get(row.facility) ?? []), device]);
  }
  return byFacility;
}

interface DeviceRow {
  id: string;
  facility: string;
  enrolled_at: Instant;
  revoked_at: Instant | null;
  last_heard_at: Instant | null;
  outbox_size: number;
  outbox_oldest_at: Instant | null;
  imported_at: Instant | null;
  import_made_at: Instant | null;
  lacks: boolean;
  quarantined: number;
}
