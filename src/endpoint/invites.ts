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

export type InviteProblem = 'invite-unknown' | 'invite-used' | 'invite-expired';
export type InviteOutcome = { kind: 'ok'; scope: Scope } | { kind: InviteProblem };

/** Of many at once, one succeeds. */
export async function consumeInvite(sql: postgres.Sql, token: string, now: Instant): Promise<InviteOutcome> {
  const hash = sha256Of(token);
  const [used] = await sql<{ scope: string }[]>`
    update invite set used_at = ${now}
    where token_hash = ${hash} and used_at is null and (expires_at is null or expires_at > ${now})
    returning scope`;
  if (used) return { kind: 'ok', scope: Scope.parse(used.scope) };
  return { kind: (await inviteProblem(sql, hash, now)) ?? 'invite-used' };
}

/** Why an invitation would let nobody in; null where it would. */
export async function inviteProblem(
  sql: postgres.Sql,
  hash: string,
  now: Instant,
): Promise<InviteProblem | null> {
  const [row] = await sql<{ used_at: Instant | null; expires_at: Instant | null }[]>`
    select used_at, expires_at from invite where token_hash = ${hash}`;
  if (!row) return 'invite-unknown';
  if (row.used_at !== null) return 'invite-used';
  return row.expires_at !== null && row.expires_at <= now ? 'invite-expired' : null;
}
