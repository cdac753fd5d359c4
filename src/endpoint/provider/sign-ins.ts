import type postgres from 'postgres';
import { addMs, type Instant } from '../../domain/day.ts';
import { sha256Of } from '../hashing.ts';

export const signInLastsMs = 10 * 60_000;

/** Remembers that a browser was sent to the provider; `invite` is the hash of the invitation that it opened. */
export async function keepSignIn(
  sql: postgres.Sql,
  { token, invite, now }: { token: string; invite: string | null; now: Instant },
): Promise<void> {
  await sql`delete from sign_in where expires_at <= ${now}`;
  await sql`
    insert into sign_in (browser_hash, invite, expires_at)
    values (${sha256Of(token)}, ${invite}, ${addMs(now, signInLastsMs)})`;
}

/** Of many returns at once, one finds it; null for the others, and for one that comes too late. */
export async function takeSignIn(
  sql: postgres.Sql,
  token: string,
  now: Instant,
): Promise<{ invite: string | null; begunAt: Instant } | null> {
  const [row] = await sql<{ invite: string | null; expires_at: Instant }[]>`
    delete from sign_in where browser_hash = ${sha256Of(token)} returning invite, expires_at`;
  if (!row || row.expires_at <= now) return null;
  return { invite: row.invite, begunAt: addMs(row.expires_at, -signInLastsMs) };
}
