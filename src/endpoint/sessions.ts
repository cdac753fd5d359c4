import type postgres from 'postgres';
import { addMs, type Instant } from '../domain/day.ts';
import { Scope } from '../protocol/supervision.ts';
import { sha256Of } from './hashing.ts';
import { type RandomBytes, randomToken } from './secrets.ts';
import { isHttps, type Settings } from './settings.ts';

export const sessionLastsMs = 12 * 3_600_000;

/** Of this site alone: no other one can make a browser send it along. */
export function sessionCookie(settings: Settings) {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps(settings) } as const;
}

export interface Session {
  idHash: string;
  /** As it stands now: a supervisor who came by the provider may have been given another since. */
  scope: Scope;
  expiresAt: Instant;
  /** Null for who came by a link alone. */
  supervisor: number | null;
}

/** `via` says how the supervisor came in, for the record only. The id goes into a cookie; the database keeps its hash. */
export async function startSession(
  sql: postgres.Sql,
  wanted: { scope: Scope; via: 'invite'; now: Instant; randomBytes: RandomBytes },
): Promise<{ id: string; session: Session }> {
  const id = randomToken(wanted.randomBytes);
  const expiresAt = addMs(wanted.now, sessionLastsMs);
  const session = { idHash: sha256Of(id), scope: wanted.scope, expiresAt, supervisor: null };
  await sql`delete from session where expires_at <= ${wanted.now}`;
  await sql`
    insert into session (id_hash, scope, via, started_at, expires_at)
    values (${session.idHash}, ${session.scope}, ${wanted.via}, ${wanted.now}, ${session.expiresAt})`;
  return { id, session };
}

export async function findSession(sql: postgres.Sql, id: string, now: Instant): Promise<Session | null> {
  const idHash = sha256Of(id);
  const [row] = await sql<{ scope: string; expires_at: Instant; supervisor: number | null }[]>`
    select coalesce(supervisor.scope, session.scope) as scope, expires_at, session.supervisor
    from session left join supervisor on supervisor.id = session.supervisor
    where id_hash = ${idHash} and expires_at > ${now}`;
  if (!row) return null;
  return {
    idHash,
    scope: Scope.parse(row.scope),
    expiresAt: row.expires_at,
    supervisor: row.supervisor,
  };
}

export async function endSession(sql: postgres.Sql, session: Session): Promise<void> {
  await sql`delete from session where id_hash = ${session.idHash}`;
}
