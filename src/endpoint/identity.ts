import type { webcrypto } from 'node:crypto';
import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { makeKeyPair, type Subtle } from '../protocol/crypto.ts';
import type { PublicKey } from '../protocol/enrolment.ts';
import { type RandomBytes, randomToken } from './secrets.ts';

/** Who answers: tablets pin the key, and send everything again under a new epoch. */
export interface Identity {
  epoch: string;
  privateKey: webcrypto.CryptoKey;
  publicKey: PublicKey;
}

/** Makes the key pair and the epoch unless they are there. True when it made them. */
export async function makeIdentity(
  sql: postgres.Sql,
  parts: { subtle: Subtle; randomBytes: RandomBytes; now: Instant },
): Promise<boolean> {
  const pair = await makeKeyPair(parts.subtle, true);
  const jwk = await parts.subtle.exportKey('jwk', pair.privateKey);
  const made = await sql`
    insert into endpoint (epoch, private_key, made_at)
    values (${randomToken(parts.randomBytes)}, ${JSON.stringify(jwk)}, ${parts.now})
    on conflict do nothing returning epoch`;
  return made.length > 0;
}

/**
 * As `device` is to know it: the epoch of one that remembers more than a restored database does is a new one. Throws when
 * the database was not prepared.
 */
export async function readIdentity(sql: postgres.Sql, subtle: Subtle, device = ''): Promise<Identity> {
  const [row] = await sql<{ epoch: string; private_key: string; since: Instant | null }[]>`
    select epoch, private_key, (select remembered_since from device where id = ${device}) as since from endpoint`;
  if (!row) throw new Error('the database holds no endpoint key: prepare() has not run');
  const jwk = JSON.parse(row.private_key) as { x: string; y: string };
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const privateKey = await subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
  return { epoch: epochOf(row), privateKey, publicKey: { x: jwk.x, y: jwk.y } };
}

export function epochOf({ epoch, since }: { epoch: string; since: Instant | null }): string {
  return since === null ? epoch : `${epoch} ${since}`;
}

/** At each start. */
export async function noteAbsence(sql: postgres.Sql, now: Instant): Promise<void> {
  await sql`insert into absence (since, until) select max(answered_at), ${now} from device having max(answered_at) < ${now}`;
}

/**
 * Whether a tablet heard an answer that a device's row, in scope as `device`, knows nothing of. An absence noted by a clock
 * that ran ahead reaches into a time in which answers were given: while it is still to end it is none, and never for an
 * answer that is remembered. Each of these would be forgotten, and all that the tablet holds sent again.
 */
export function isForgotten(sql: postgres.Sql, heardAt: Instant | null, now: Instant) {
  return sql`(device.answered_at < ${heardAt}::timestamptz
    or device.answered_at is distinct from ${heardAt}::timestamptz and exists (select from absence
      where since < ${heardAt}::timestamptz and ${heardAt}::timestamptz < until and until <= ${now}::timestamptz))`;
}
