import type postgres from 'postgres';
import { addMs, type Instant } from '../domain/day.ts';
import { Scope } from '../protocol/supervision.ts';
import { sha256Of } from './hashing.ts';
import { type RandomBytes, randomToken } from './secrets.ts';

/** A one-time link's token for a supervisor. Without `lastsMs` it lasts until used. */
export async function issueInvite(
  sql: postgres.Sql,
  wanted: { scope: Scope; now: Instant; lastsMs: number | null; randomBytes: RandomBytes },
): Promise<{ token: string; expiresAt: Instant | null }> {
  const token = randomToken(wanted.randomBytes);
  const expiresAt = wanted.lastsMs === null ? null : addMs(wanted.now, wanted.lastsMs);
  await sql`
    insert into invite (token_hash, scope, issued_at, expires_at)
    values (${sha256Of(token)}, ${wanted.scope}, ${wanted.now}, ${expiresAt})`;
  return { token, expiresAt };
}

export type InviteOutcome =
  | { kind: 'ok'; scope: Scope }
  | { kind: 'invite-unknown' | 'invite-used' | 'invite-expired' };

/** Of many at once, one succeeds. */
export async function consumeInvite(sql: postgres.Sql, token: string, now: Instant): Promise<InviteOutcome> {
  const hash = sha256Of(token);
  const [used] = await sql<{ scope: string }[]>`
    update invite set used_at = ${now}
    where token_hash = ${hash} and used_at is null and (expires_at is null or expires_at > ${now})
    returning scope`;
  if (used) return { kind: 'ok', scope: Scope.parse(used.scope) };
  const [row] = await sql<
    { used_at: Instant | null }[]
  >`select used_at from invite where token_hash = ${hash}`;
  if (!row) return { kind: 'invite-unknown' };
  return { kind: row.used_at === null ? 'invite-expired' : 'invite-used' };
}
