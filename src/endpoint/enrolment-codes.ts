import type postgres from 'postgres';
import { addMs, type Instant } from '../domain/day.ts';
import { sha256Of } from './hashing.ts';
import { type RandomBytes, randomLetters } from './secrets.ts';

export const mostWrongTries = 5;
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

/** Why a code did not enrol. Counts the try when it is wrong; only who knows the whole code is told more than that. */
export async function refuseCode(sql: postgres.Sql, code: string, now: Instant): Promise<CodeRefusal | null> {
  const selector = selectorOf(code);
  const wrong = await sql`
    update enrolment_code set wrong_tries = wrong_tries + 1
    where selector = ${selector} and secret_hash <> ${sha256Of(code)} and wrong_tries < ${mostWrongTries}
    returning selector`;
  if (wrong.length > 0) return 'code-unknown';
  const [row] = await sql<CodeRow[]>`
    select wrong_tries, used_at, expires_at from enrolment_code where selector = ${selector}`;
  if (!row) return 'code-unknown';
  if (row.wrong_tries >= mostWrongTries) return 'too-many-tries';
  if (row.used_at !== null) return 'code-used';
  return row.expires_at !== null && row.expires_at <= now ? 'code-expired' : null;
}

export function selectorOf(code: string): string {
  return code.slice(0, 6);
}

interface CodeRow {
  wrong_tries: number;
  used_at: Instant | null;
  expires_at: Instant | null;
}
