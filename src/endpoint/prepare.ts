import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { demonstrationFacilities } from '../reference/demonstration.ts';
import { firstPack } from '../reference/pack.ts';
import { migrate } from './database/migrate.ts';
import { saveFacilities } from './facility-records.ts';
import { makeIdentity } from './identity.ts';
import { publishedPacks, publishPack } from './packs.ts';
import type { RandomBytes } from './secrets.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database to what this version needs; run at each start and by each command, it changes only what is
 * missing. Demonstration facilities come once, so that they can be deleted.
 */
export async function prepare(
  sql: postgres.Sql,
  parts: { now: Instant; randomBytes: RandomBytes; subtle: Subtle },
): Promise<void> {
  await migrate(sql, migrations);
  const [known] = await sql`select from endpoint`;
  // Before the key that marks it as done: what was cut short begins again.
  if (!known) await saveFacilities(sql, demonstrationFacilities);
  await makeIdentity(sql, parts);
  await publishOwnPack(sql, parts);
}

/** An update brings its newer pack, but never over one that people published: their directives would be gone. */
async function publishOwnPack(
  sql: postgres.Sql,
  { subtle, now }: { now: Instant; subtle: Subtle },
): Promise<void> {
  const [newest] = await publishedPacks(sql);
  if (newest && (newest.by !== 'release' || newest.version >= firstPack.version)) return;
  await publishPack(sql, firstPack, { subtle, now, by: 'release' });
}
