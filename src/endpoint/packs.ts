import type postgres from 'postgres';
import { ReferencePack } from '../protocol/sync.ts';

/** A version published once is never changed. */
export async function publishPack(sql: postgres.Sql, pack: ReferencePack): Promise<void> {
  await sql`
    insert into pack (version, issued_at, text) values (${pack.version}, ${pack.issuedAt}, ${JSON.stringify(pack)})
    on conflict do nothing`;
}

/** The newest pack, or null when the reader's version is as new. */
export async function packNewerThan(sql: postgres.Sql, version: number): Promise<ReferencePack | null> {
  const [row] = await sql<{ text: string }[]>`
    select text from pack where version > ${version} order by version desc limit 1`;
  return row ? ReferencePack.parse(JSON.parse(row.text)) : null;
}

export async function newestPack(sql: postgres.Sql): Promise<ReferencePack> {
  const pack = await packNewerThan(sql, 0);
  if (!pack) throw new Error('the database holds no pack: prepare() has not run');
  return pack;
}
