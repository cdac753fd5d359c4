import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { demonstrationFacilities } from '../reference/demonstration.ts';
import { firstPack } from '../reference/pack.ts';
import { migrate } from './database/migrate.ts';
import { saveFacilities } from './facility-records.ts';
import { makeIdentity } from './identity.ts';
import { publishPack } from './packs.ts';
import type { RandomBytes } from './secrets.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database to what this version needs; run at each start, it changes only what is missing. Demonstration
 * facilities come once, so that they can be deleted. True at the first start.
 */
export async function prepare(
  sql: postgres.Sql,
  parts: { now: Instant; randomBytes: RandomBytes; subtle: Subtle },
): Promise<boolean> {
  await migrate(sql, migrations);
  await publishPack(sql, firstPack);
  const [known] = await sql`select from endpoint`;
  // Before the key that marks the end of a first start: one that was cut short begins again.
  if (!known) await saveFacilities(sql, demonstrationFacilities);
  return makeIdentity(sql, parts);
}
