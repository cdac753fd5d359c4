import type { FastifyInstance, FastifyRequest } from 'fastify';
import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import { signatureHeader } from '../../protocol/sync.ts';
import { namedDevice, requireSignature } from '../device-signature.ts';
import { type Device, findDevice } from '../devices.ts';
import { findSession, type Session } from '../sessions.ts';
import type { Settings } from '../settings.ts';
import type { Admit, JsonBody } from './body.ts';
import { cookieName, isSameOrigin } from './origin.ts';
import { notFound, Refused } from './refused.ts';

/**
 * Who may use a route. `device`: a tablet that signed the body with its enrolled key, not revoked, of a facility not
 * blocked. `supervisor`: a session; what it may see is for the route, by its scope. `national`: a session of the whole
 * nation. Pages alone carry no rights and change nothing: everything else that changes something must come from our own
 * pages, or from no browser.
 */
export type Policy = 'public' | 'device' | 'supervisor' | 'national';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
    /** A form of another server, and no JSON of our pages'. */
    takesForm?: boolean;
  }
  interface FastifyRequest {
    device: Device | null;
    session: Session | null;
  }
}

export interface PolicyParts {
  sql: postgres.Sql;
  subtle: Subtle;
  now: () => Instant;
  settings: Settings;
}

/** The one place where policies hold; a route that declares none fails at build time. */
export function enforcePolicies(app: FastifyInstance, parts: PolicyParts): void {
  app.decorateRequest('device', null);
  app.decorateRequest('session', null);
  app.addHook('onRoute', ({ config, method, url }) => {
    if (!config?.policy) throw new Error(`${method} ${url} declares no policy`);
  });
  // Before the body is read: nobody needs it to be turned away.
  app.addHook('onRequest', async (request) => {
    if (request.is404) throw notFound();
    refuseOtherOrigins(request, parts.settings);
    const policy = policyOf(request);
    if (policy === 'supervisor' || policy === 'national')
      request.session = await requireSession(request, parts);
    if (policy === 'national' && request.session?.scope !== 'national')
      throw new Refused(403, 'national-only', 'this is for the national supervisor');
  });
  app.addHook('preHandler', async (request) => {
    if (policyOf(request) !== 'device') return;
    const { value } = (request.body ?? { value: null }) as JsonBody;
    if (request.device === null || (value as { device?: unknown } | null)?.device !== request.device.id)
      throw new Refused(400, 'unreadable', 'the body does not name the device that signed it');
  });
}

/** For the reader of bodies: where only tablets may speak, nothing is parsed before the signature holds. */
export function admitDevices(parts: PolicyParts): Admit {
  return async (request, head) => {
    if (policyOf(request) !== 'device') return undefined;
    const device = await namedDevice({ findDevice: (id) => findDevice(parts.sql, id) }, head);
    return async (text) => {
      await requireSignature(parts, device, text, request.headers[signatureHeader]);
      request.device = device;
    };
  };
}

/** Null where no route matched: such a request reaches nothing. */
function policyOf(request: FastifyRequest): Policy | null {
  return request.routeOptions.config.policy ?? null;
}

function refuseOtherOrigins(request: FastifyRequest, settings: Settings): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!isSameOrigin(request, settings))
    throw new Refused(403, 'cross-origin', 'the request comes from another site');
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  const { takesForm } = request.routeOptions.config;
  if (request.method === 'POST' && policyOf(request) && !takesForm && !isJson) {
    throw new Refused(415, 'media-type', 'the body must be application/json');
  }
}

async function requireSession(
  request: FastifyRequest,
  { sql, now, settings }: PolicyParts,
): Promise<Session> {
  const id = request.cookies[cookieName(settings)];
  const session = id ? await findSession(sql, id, now()) : null;
  if (!session) {
    const ways = settings.provider ? { provider: true } : {};
    throw new Refused(401, 'signed-out', 'no session, or one that has ended', ways);
  }
  return session;
}
