import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { issueCode } from './enrolment-codes.ts';
import { issueInvite } from './invites.ts';
import type { RandomBytes } from './secrets.ts';

export const demonstrationPharmacy = 'demo-cayenne';

interface Parts {
  origin: string;
  now: Instant;
  randomBytes: RandomBytes;
}

/**
 * What the console says once the endpoint listens: a one-time link for a first tablet until one was ever enrolled, and
 * one for a first supervisor until one came in. As only their hashes are kept, each start makes new ones, and ends
 * those that it printed before.
 */
export async function welcome(sql: postgres.Sql, parts: Parts): Promise<string[]> {
  const [lacks] = await sql<{ tablet: boolean; supervisor: boolean }[]>`
    select exists (select from facility where id = ${demonstrationPharmacy}) and not exists (select from device) as tablet,
      not exists (select from session) and not exists (select from invite where used_at is not null) as supervisor`;
  const links = [
    ...(lacks?.tablet ? await linkForTablet(sql, parts) : []),
    ...(lacks?.supervisor ? await linkForSupervisor(sql, parts) : []),
  ];
  const first = `Relevé écoute sur ${parts.origin}`;
  if (links.length === 0) return [first];
  return [
    first,
    '',
    'Pour commencer, à usage unique (un nouveau démarrage remplace ce qui n’a pas servi) :',
    ...links,
    '',
  ];
}

async function linkForTablet(sql: postgres.Sql, { origin, now, randomBytes }: Parts): Promise<string[]> {
  await sql`
    update enrolment_code set expires_at = ${now}
    where facility = ${demonstrationPharmacy} and expires_at is null and used_at is null`;
  const { code } = await issueCode(sql, {
    facilityId: demonstrationPharmacy,
    now,
    lastsMs: null,
    randomBytes,
  });
  return ['', '  Tablette de la pharmacie de démonstration de Cayenne', `    ${origin}/enroler#${code}`];
}

async function linkForSupervisor(sql: postgres.Sql, { origin, now, randomBytes }: Parts): Promise<string[]> {
  await sql`update invite set expires_at = ${now} where expires_at is null and used_at is null`;
  const { token } = await issueInvite(sql, { scope: 'national', now, lastsMs: null, randomBytes });
  return ['', '  Supervision nationale', `    ${origin}/superviseur/entrer#${token}`];
}
