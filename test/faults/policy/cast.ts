import { addMs } from '../../../src/domain/day.ts';
import { startSession } from '../../../src/endpoint/sessions.ts';
import type { Scope } from '../../../src/protocol/supervision.ts';
import { demonstrationFacilities } from '../../../src/reference/demonstration.ts';
import { randomBytes, type Service } from '../../support/service.ts';
import { WireTablet } from '../../support/tablet.ts';
import type { Role } from './table.ts';

/** A tablet in each facility and in each state, and a way to a fresh session of any scope. */
export interface Cast {
  service: Service;
  /** By facility. */
  tablets: Map<string, WireTablet>;
  revoked: WireTablet;
  /** Of a facility that is blocked while it speaks. */
  blocked: WireTablet;
  /** A cookie as this role would send it; null for who sends none. */
  cookieOf(role: Role): Promise<string | null>;
}

export async function openCast(service: Service): Promise<Cast> {
  const tablets = new Map<string, WireTablet>();
  for (const { id } of demonstrationFacilities) tablets.set(id, await WireTablet.enrol(service, id));
  const revoked = await WireTablet.enrol(service, 'demo-cayenne');
  await service.sql`update device set revoked_at = now() where id = ${revoked.device}`;
  await service.sql`
    insert into facility (id, record) select 'closed', record || '{"id":"closed"}' from facility where id = 'demo-lyon'`;
  const blocked = await WireTablet.enrol(service, 'closed');
  await service.sql`update facility set blocked_at = now() where id = 'closed'`;
  return { service, tablets, revoked, blocked, cookieOf: (role) => cookieOf(service, role) };
}

async function cookieOf(service: Service, role: Role): Promise<string | null> {
  if (role === 'forged-session') return `releve=${'A'.repeat(43)}`;
  if (role === 'expired-session') return sessionOf(service, 'national', -13 * 3_600_000);
  if (role === 'ended-session') {
    const cookie = await sessionOf(service, 'national', 0);
    await service.app.inject({ method: 'DELETE', url: '/v1/session', headers: { cookie } });
    return cookie;
  }
  const scope = role.startsWith('supervisor-') ? (role.slice('supervisor-'.length) as Scope) : null;
  return scope && sessionOf(service, scope, 0);
}

async function sessionOf({ sql, clock }: Service, scope: Scope, sinceMs: number): Promise<string> {
  const wanted = { scope, via: 'invite' as const, now: addMs(clock.now(), sinceMs), randomBytes };
  return `releve=${(await startSession(sql, wanted)).id}`;
}
