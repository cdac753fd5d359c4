import type postgres from 'postgres';
import { addMs, type Instant } from '../../domain/day.ts';
import type { Scope } from '../../protocol/supervision.ts';
import { sha256Of } from '../hashing.ts';
import { type InviteProblem, inviteProblem } from '../invites.ts';
import { type RandomBytes, randomToken } from '../secrets.ts';
import { sessionLastsMs } from '../sessions.ts';
import type { Identity, LogoutWord } from './provider.ts';

export interface Supervisor {
  id: number;
  issuer: string;
  subject: string;
  scope: Scope;
  givenAt: Instant;
}

export type Entry = { kind: 'ok'; sessionId: string } | { kind: 'no-role' | InviteProblem };

interface Coming {
  identity: Identity;
  now: Instant;
  randomBytes: RandomBytes;
}

/** A session for somebody who has a role here already. */
export async function admitKnown(sql: postgres.Sql, coming: Coming): Promise<Entry> {
  const { issuer, subject } = coming.identity;
  const [id, columns] = newSession(coming);
  const [row] = await sql`
    insert into session (id_hash, supervisor, via, provider_session, started_at, expires_at)
    select ${columns.idHash}, id, 'provider', ${columns.providerSession}, ${columns.startedAt}, ${columns.expiresAt}
    from supervisor where issuer = ${issuer} and subject = ${subject}
    returning id_hash`;
  return row ? { kind: 'ok', sessionId: id } : { kind: 'no-role' };
}

/**
 * Uses the invitation up, gives its scope to who came, and opens a session: all in one statement, or nothing. Who has a
 * role already gets the new one instead: the administrator's last word stands.
 */
export async function admitInvited(sql: postgres.Sql, invite: string, coming: Coming): Promise<Entry> {
  const { issuer, subject } = coming.identity;
  const { now } = coming;
  const [id, columns] = newSession(coming);
  const [row] = await sql`
    with used as (
      update invite set used_at = ${now}
      where token_hash = ${invite} and used_at is null and (expires_at is null or expires_at > ${now})
      returning scope
    ), given as (
      insert into supervisor (issuer, subject, scope, given_at)
      select ${issuer}, ${subject}, scope, ${now}::timestamptz from used
      on conflict (issuer, subject) do update set scope = excluded.scope, given_at = excluded.given_at
      returning id
    )
    insert into session (id_hash, supervisor, via, provider_session, started_at, expires_at)
    select ${columns.idHash}, id, 'provider', ${columns.providerSession}, ${columns.startedAt}, ${columns.expiresAt}
    from given returning id_hash`;
  return row
    ? { kind: 'ok', sessionId: id }
    : { kind: (await inviteProblem(sql, invite, now)) ?? 'invite-used' };
}

/** Also ends what others of this scope may not: sessions are gone with their supervisor. False where there is none such. */
export async function withdrawSupervisor(sql: postgres.Sql, id: number): Promise<boolean> {
  return (await sql`delete from supervisor where id = ${id} returning id`).length > 0;
}

export async function listSupervisors(sql: postgres.Sql): Promise<Supervisor[]> {
  return [
    ...(await sql<Supervisor[]>`
      select id, issuer, subject, scope, given_at as "givenAt" from supervisor order by id`),
  ];
}

/** Its own sessions last shorter than this. */
const logoutRememberedMs = 3_600_000;

/** Ends what the provider says has ended; false for a word that was heard before. */
export async function endSessionsBy(sql: postgres.Sql, word: LogoutWord, now: Instant): Promise<boolean> {
  const { issuer, subject } = word;
  const providerSession = word.providerSession === null ? null : sha256Of(word.providerSession);
  await sql`delete from logout_token where expires_at <= ${now}`;
  const [heard] = await sql<{ first: boolean }[]>`
    with heard as (
      insert into logout_token (id_hash, expires_at)
      values (${sha256Of(word.id)}, ${addMs(now, logoutRememberedMs)})
      on conflict do nothing returning id_hash
    ), ended as (
      delete from session using supervisor
      where exists (select from heard) and session.supervisor = supervisor.id
        and supervisor.issuer = ${issuer}
        and (${subject}::text is null or supervisor.subject = ${subject})
        -- One whose name the provider never told ends with all of its person's.
        and (${providerSession}::text is null or session.provider_session = ${providerSession}
          or (session.provider_session is null and ${subject}::text is not null))
    )
    select exists (select from heard) as first`;
  return heard?.first ?? false;
}

function newSession({ identity, now, randomBytes }: Coming) {
  const id = randomToken(randomBytes);
  const { providerSession } = identity;
  const columns = {
    idHash: sha256Of(id),
    providerSession: providerSession === null ? null : sha256Of(providerSession),
    startedAt: now,
    expiresAt: addMs(now, sessionLastsMs),
  };
  return [id, columns] as const;
}
