import type postgres from 'postgres';
import { addMs, type Instant } from '../domain/day.ts';
import { sha256Of } from './hashing.ts';
import { type RandomBytes, randomLetters } from './secrets.ts';

const mostWrongTries = 5;
export const codeLastsMs = 10 * 60_000;

/**
 * A one-time code that binds a tablet to a facility. Without `lastsMs` it lasts until used. The first half finds it,
 * the second proves it; the database keeps a hash, which protects little by itself as the secret has 30 bits.
 */
export async function issueCode(
  sql: postgres.Sql,
  wanted: { facilityId: string; now: Instant; lastsMs: number | null; randomBytes: RandomBytes },
): Promise<{ code: string; expiresAt: Instant | null }> {
  const expiresAt = wanted.lastsMs === null ? null : addMs(wanted.now, wanted.lastsMs);
  for (;;) {
    const selector = randomLetters(wanted.randomBytes, 6);
    const code = `${selector}-${randomLetters(wanted.randomBytes, 6)}`;
    const issued = await sql`
      insert into enrolment_code (selector, secret_hash, facility, issued_at, expires_at)
      values (${selector}, ${sha256Of(code)}, ${wanted.facilityId}, ${wanted.now}, ${expiresAt})
      on conflict do nothing returning selector`;
    if (issued.length > 0) return { code, expiresAt };
  }
}

export type CodeRefusal = 'code-unknown' | 'code-used' | 'code-expired' | 'too-many-tries';

/**
 * A code's row as a part of a statement, locked before it is looked at: of many who try it at once each sees what those
 * before it left. `refusal` is why it does not enrol, null where it may; `code-unknown` is a try that is yet to be
 * counted. Only who knows the whole code is told more than that.
 */
export function lockedCode(sql: postgres.Sql, code: string, now: Instant) {
  return sql`
    select selector, facility, set_config('synchronous_commit', 'on', true),
      case
        when wrong_tries >= ${mostWrongTries} then 'too-many-tries'
        when secret_hash <> ${sha256Of(code)} then 'code-unknown'
        when used_at is not null then 'code-used'
        when expires_at <= ${now} then 'code-expired'
      end as refusal
    from enrolment_code where selector = ${code.slice(0, 6)}
    for update`;
}
