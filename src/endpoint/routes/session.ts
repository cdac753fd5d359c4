import type { FastifyInstance } from 'fastify';
import { InviteRequest, type Scope, type SessionAnswer } from '../../protocol/supervision.ts';
import { territories } from '../../reference/territories.ts';
import type { EndpointParts } from '../app.ts';
import { type JsonBody, parseBody } from '../http/body.ts';
import { cookieName } from '../http/origin.ts';
import { Refused } from '../http/refused.ts';
import { consumeInvite } from '../invites.ts';
import { endSession, type Session, sessionLastsMs, startSession } from '../sessions.ts';
import { isHttps } from '../settings.ts';

const limits = { max: 60, timeWindow: 60_000 };

/** Another way to sign in needs a route that ends in `startSession`, and nothing else. */
export function sessionRoutes(
  app: FastifyInstance,
  { sql, now, randomBytes, settings }: EndpointParts,
): void {
  const name = cookieName(settings);
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps(settings) } as const;

  app.post(
    '/v1/session',
    { bodyLimit: 4096, config: { policy: 'public', rateLimit: limits } },
    async (request, reply) => {
      const { token } = parseBody(InviteRequest, request.body as JsonBody);
      const at = now();
      const outcome = await consumeInvite(sql, token, at);
      if (outcome.kind !== 'ok') throw new Refused(403, outcome.kind, 'the invitation lets nobody in');
      const { id, session } = await startSession(sql, {
        scope: outcome.scope,
        via: 'invite',
        now: at,
        randomBytes,
      });
      reply.setCookie(name, id, { ...cookie, maxAge: sessionLastsMs / 1000 });
      return sessionToAnswer(session);
    },
  );

  app.get('/v1/session', { config: { policy: 'supervisor' } }, async (request) =>
    sessionToAnswer(request.session as Session),
  );

  app.delete('/v1/session', { config: { policy: 'supervisor' } }, async (request, reply) => {
    await endSession(sql, request.session as Session);
    return reply.clearCookie(name, cookie).status(204).send();
  });
}

export function nameOfScope(scope: Scope): string {
  return scope === 'national' ? 'France' : (territories.find((it) => it.code === scope)?.name ?? scope);
}

function sessionToAnswer({ scope, expiresAt }: Session): SessionAnswer {
  return { scope, scopeName: nameOfScope(scope), expiresAt };
}
