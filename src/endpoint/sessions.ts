import type postgres from 'postgres';
import { addMs, type Instant } from '../domain/day.ts';
import { Scope } from '../protocol/supervision.ts';
import { sha256Of } from './hashing.ts';
import { type RandomBytes, randomToken } from './secrets.ts';

export const sessionLastsMs = 12 * 3_600_000;

export interface Session {
  idHash: string;
  scope: Scope;
  expiresAt: Instant;
}

/** `via` says how the supervisor came in, for the record only. The id goes into a cookie; the database keeps its hash. */
export async function startSession(
  sql: postgres.Sql,
  wanted: { scope: Scope; via: 'invite'; now: Instant; randomBytes: RandomBytes },
): Promise<{ id: string; session: Session }> {
  const id = randomToken(wanted.randomBytes);
  const session = { idHash: sha256Of(id), scope: wanted.scope, expiresAt: addMs(wanted.now, sessionLastsMs) };
  await sql`delete from session where expires_at <= ${wanted.now}`;
  await sql`
    insert into session (id_hash, scope, via, started_at, expires_at)
    values (${session.idHash}, ${session.scope}, ${wanted.via}, ${wanted.now}, ${session.expiresAt})`;
  return { id, session };
}

export async function findSession(sql: postgres.Sql, id: string, now: Instant): Promise<Session | null> {
  const [row] = await sql<{ scope: string; expires_at: Instant }[]>`
    select scope, expires_at from session where id_hash = ${sha256Of(id)} and expires_at > ${now}`;
  return row ? { idHash: sha256Of(id), scope: Scope.parse(row.scope), expiresAt: row.expires_at } : null;
}

export async function endSession(sql: postgres.Sql, session: Session): Promise<void> {
  await sql`delete from session where id_hash = ${session.idHash}`;
}
