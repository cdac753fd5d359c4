import type { FastifyInstance } from 'fastify';
import type { GoOn } from '../../protocol/sign-in.ts';
import { InviteRequest, type Scope, type SessionAnswer } from '../../protocol/supervision.ts';
import { territories } from '../../reference/territories.ts';
import type { EndpointParts } from '../app.ts';
import { sha256Of } from '../hashing.ts';
import { type JsonBody, parseBody } from '../http/body.ts';
import { cookieName } from '../http/origin.ts';
import { Refused } from '../http/refused.ts';
import { consumeInvite, type InviteProblem, inviteProblem } from '../invites.ts';
import { beginSignIn } from '../provider/begin.ts';
import type { Provider } from '../provider/provider.ts';
import { endSession, type Session, sessionCookie, sessionLastsMs, startSession } from '../sessions.ts';

const limits = { max: 60, timeWindow: 60_000 };

/** By a one-time link; where there is a provider, it then says who opened it. */
export function sessionRoutes(
  app: FastifyInstance,
  parts: EndpointParts & { provider: Provider | null },
): void {
  const { sql, now, randomBytes, settings, provider, log } = parts;
  const name = cookieName(settings);
  const cookie = sessionCookie(settings);
  const letsNobodyIn = (kind: InviteProblem) =>
    new Refused(403, kind, 'the invitation lets nobody in', provider ? { provider: true } : {});

  app.post(
    '/v1/session',
    { bodyLimit: 4096, config: { policy: 'public', rateLimit: limits } },
    async (request, reply): Promise<SessionAnswer | GoOn> => {
      const { token } = parseBody(InviteRequest, request.body as JsonBody);
      const at = now();
      if (provider) {
        const invite = sha256Of(token);
        const problem = await inviteProblem(sql, invite, at);
        if (problem) throw letsNobodyIn(problem);
        const begun = await beginSignIn({ ...parts, provider }, reply, invite);
        if (begun.kind === 'ok') return { next: begun.next };
        log({ at, id: request.id, signIn: begun.kind, why: begun.why });
        throw new Refused(503, begun.kind, 'the provider of identities does not answer');
      }
      const outcome = await consumeInvite(sql, token, at);
      if (outcome.kind !== 'ok') throw letsNobodyIn(outcome.kind);
      const { scope } = outcome;
      const { id, session } = await startSession(sql, { scope, via: 'invite', now: at, randomBytes });
      reply.setCookie(name, id, { ...cookie, maxAge: sessionLastsMs / 1000 });
      return sessionToAnswer(session);
    },
  );

  app.get('/v1/session', { config: { policy: 'supervisor' } }, async (request) =>
    sessionToAnswer(request.session as Session),
  );

  // 204, or where the browser ends the provider's session too.
  app.delete('/v1/session', { config: { policy: 'supervisor' } }, async (request, reply) => {
    const session = request.session as Session;
    await endSession(sql, session);
    reply.clearCookie(name, cookie);
    const next = session.supervisor === null ? null : await provider?.endSession();
    return next ? ({ next } satisfies GoOn) : reply.status(204).send();
  });
}

export function nameOfScope(scope: Scope): string {
  return scope === 'national' ? 'France' : (territories.find((it) => it.code === scope)?.name ?? scope);
}

function sessionToAnswer({ scope, expiresAt }: Session): SessionAnswer {
  return { scope, scopeName: nameOfScope(scope), expiresAt };
}
