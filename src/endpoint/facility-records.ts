import type postgres from 'postgres';
import { Facility } from '../domain/facility.ts';
import type { Scope } from '../protocol/supervision.ts';

/** Adds those whose id is new and replaces the others; where an id comes twice, the last one stands. */
export async function saveFacilities(
  sql: postgres.Sql,
  facilities: readonly Facility[],
): Promise<{ added: number; updated: number }> {
  const list = [...new Map(facilities.map((facility) => [facility.id, facility])).values()];
  const saved = await sql<{ added: boolean }[]>`
    insert into facility (id, record)
    select it ->> 'id', it from jsonb_array_elements(${sql.json(list)}) as it
    on conflict (id) do update set record = excluded.record
    returning xmax = 0 as added`;
  const added = saved.filter((row) => row.added).length;
  return { added, updated: saved.length - added };
}

export async function findFacility(sql: postgres.Sql, idOrFiness: string): Promise<Facility | null> {
  const [row] = await sql<{ record: unknown }[]>`
    select record from facility where id = ${idOrFiness} or finess = ${idOrFiness}
    order by id = ${idOrFiness} desc, id limit 1`;
  return row ? Facility.parse(row.record) : null;
}

/** Whether a supervisor may see a facility; false as well where there is none of that id. */
export async function isInScope(sql: postgres.Sql, facilityId: string, scope: Scope): Promise<boolean> {
  const rows = await sql`
    select from facility where id = ${facilityId} and (${scope} = 'national' or region = ${scope})`;
  return rows.length > 0;
}
