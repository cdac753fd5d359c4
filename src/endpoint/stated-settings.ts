import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { type Facility, withLatestSettings } from '../domain/facility.ts';

/** Facilities under what their pharmacies last said of themselves; a clock that runs ahead is not believed. */
export async function underSettings(sql: postgres.Sql, facilities: readonly Facility[]): Promise<Facility[]> {
  const rows = await sql<{ facility: string; at: Instant; text: string }[]>`
    select distinct on (facility) facility, least(counted_at, received_at) as at, text
    from event where kind = 'settings' and facility = any(${facilities.map((it) => it.id)}::text[])
    order by facility, at desc, number desc`;
  const stated = new Map(rows.map((row) => [row.facility, row]));
  return facilities.map((facility) => {
    const latest = stated.get(facility.id);
    return withLatestSettings(
      facility,
      latest ? [{ at: latest.at, settings: JSON.parse(latest.text).body }] : [],
    );
  });
}
