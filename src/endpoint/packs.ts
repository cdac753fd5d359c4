import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { ReferencePack, signPack } from '../protocol/pack.ts';
import type { SignedPack } from '../protocol/signed-pack.ts';
import { readIdentity } from './identity.ts';

/** Who brought a version: the program itself, the command, or the national supervisor on the screen. */
export type Publisher = 'release' | 'command' | 'national';

export interface PublishedPack {
  version: number;
  issuedAt: Instant;
  publishedAt: Instant;
  by: Publisher;
}

/** A version further ahead is a slip of the hand: were it taken, every later one would have to lie above it. */
export const furthestAhead = 1_000;

export type Publication = 'published' | 'not-newer' | 'too-far-ahead';

/** Signs and keeps a pack that was read without problems. Unless it comes next after the newest, nothing changes. */
export async function publishPack(
  sql: postgres.Sql,
  pack: ReferencePack,
  { subtle, now, by }: { subtle: Subtle; now: Instant; by: Publisher },
): Promise<Publication> {
  const { privateKey } = await readIdentity(sql, subtle);
  const { text, signature } = await signPack(subtle, privateKey, pack);
  const published = await sql`
    insert into pack (version, issued_at, text, signature, published_at, published_by)
    select ${pack.version}, ${pack.issuedAt}, ${text}, ${signature}, ${now}, ${by}
    from (select coalesce(max(version), 0) as newest from pack) as held
    where ${pack.version} > newest and ${pack.version} <= newest + ${furthestAhead}
    on conflict do nothing returning version`;
  if (published.length > 0) return 'published';
  const [row] = await sql`select max(version) as newest from pack`;
  return pack.version > (row?.newest ?? 0) ? 'too-far-ahead' : 'not-newer';
}

/** Newest first. */
export async function publishedPacks(sql: postgres.Sql): Promise<PublishedPack[]> {
  return sql<PublishedPack[]>`
    select version, issued_at as "issuedAt", published_at as "publishedAt", published_by as by
    from pack order by version desc`;
}

/** The newest pack as it travels, or null when the reader's version is as new. */
export async function packNewerThan(sql: postgres.Sql, version: number): Promise<SignedPack | null> {
  const [row] = await sql<SignedPack[]>`
    select text, signature from pack where version > ${version} order by version desc limit 1`;
  return row ? { text: row.text, signature: row.signature } : null;
}

export async function newestSignedPack(sql: postgres.Sql): Promise<SignedPack> {
  const signed = await packNewerThan(sql, 0);
  if (!signed) throw new Error('the database holds no pack: prepare() has not run');
  return signed;
}

/** For people to read and change: the pack in use, unsigned, its lines broken and indented. */
export async function newestPackText(sql: postgres.Sql): Promise<string> {
  return JSON.stringify(JSON.parse((await newestSignedPack(sql)).text), null, 2);
}

export async function newestPack(sql: postgres.Sql): Promise<ReferencePack> {
  return ReferencePack.parse(JSON.parse((await newestSignedPack(sql)).text));
}
