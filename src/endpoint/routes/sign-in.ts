import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignInResult } from '../../protocol/sign-in.ts';
import type { EndpointParts } from '../app.ts';
import { logFailure } from '../http/log.ts';
import { isFromHere, isNavigation } from '../http/navigation.ts';
import { cookieName } from '../http/origin.ts';
import { Refused } from '../http/refused.ts';
import { type BegunParts, beginSignIn, signInCookie, signInCookieName } from '../provider/begin.ts';
import type { Failure } from '../provider/failures.ts';
import { tokenToSecrets } from '../provider/secrets.ts';
import { takeSignIn } from '../provider/sign-ins.ts';
import { admitInvited, admitKnown, endSessionsBy } from '../provider/supervisors.ts';
import { sessionCookie, sessionLastsMs } from '../sessions.ts';

const limits = { max: 60, timeWindow: 60_000 };
/** Of one request, in the cookie and in the address: 256 bits, base64url. */
const isToken = /^[\w-]{43}$/;

/** By the provider and back. Both are steps of a person from page to page: whatever happens, they are shown a page. */
export function signInRoutes(app: FastifyInstance, parts: EndpointParts & BegunParts): void {
  const { sql, now, randomBytes, settings, provider, log } = parts;
  // What any web page can have a hospital's browsers ask, and is turned away at once, uses up nobody's limit.
  const limitedBut = (isTurnedAway: (request: FastifyRequest) => boolean) => ({
    // A HEAD would use up what a person then comes with.
    exposeHeadRoute: false,
    config: { policy: 'public', rateLimit: { ...limits, allowList: isTurnedAway } } as const,
  });
  const door = limitedBut((request) => !isNavigation(request) || !isFromHere(request));
  const wayBack = limitedBut((request) => !isNavigation(request));

  const tell = (request: FastifyRequest, reply: FastifyReply, { kind, why }: Failure) => {
    log({ at: now(), id: request.id, signIn: kind, why });
    return show(reply, kind);
  };

  app.get('/v1/sign-in', door, async (request, reply) => {
    requireNavigation(request);
    // Another site may show the way here, not send people on it.
    if (!isFromHere(request)) return reply.redirect('/superviseur', 303);
    return orPage(request, reply, async () => {
      const begun = await beginSignIn(parts, reply, null);
      return begun.kind === 'ok' ? reply.redirect(begun.next, 303) : tell(request, reply, begun);
    });
  });

  app.get('/v1/sign-in/return', wayBack, async (request, reply) => {
    requireNavigation(request);
    const token = request.cookies[signInCookieName(settings)] ?? '';
    const query = request.url.slice(request.url.indexOf('?') + 1);
    const secrets = tokenToSecrets(token);
    // Before anything is used up: another browser's way back, or another site's idea of one.
    const isOurs = isToken.test(token) && new URLSearchParams(query).get('state') === secrets.state;
    if (!isOurs) return show(reply, 'stale');
    return orPage(request, reply, async () => {
      reply.clearCookie(signInCookieName(settings), signInCookie(settings));
      const signIn = await takeSignIn(sql, token, now());
      if (!signIn) return show(reply, 'stale');
      const identity = await provider.finish(query, secrets, signIn.invite === null ? null : signIn.begunAt);
      if (identity.kind !== 'ok') return tell(request, reply, identity);
      const coming = { identity, now: now(), randomBytes };
      const entry =
        signIn.invite === null
          ? await admitKnown(sql, coming)
          : await admitInvited(sql, signIn.invite, coming);
      if (entry.kind !== 'ok') return show(reply, entry.kind);
      const maxAge = sessionLastsMs / 1000;
      reply.setCookie(cookieName(settings), entry.sessionId, { ...sessionCookie(settings), maxAge });
      return show(reply, 'entered');
    });
  });

  const orPage = async (request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>) => {
    try {
      return await work();
    } catch (error) {
      logFailure(log, now, request.id, error);
      return show(reply, 'failed');
    }
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: FastifyRequest, text: string) => text,
  );
  app.post(
    '/v1/sign-in/logout',
    { bodyLimit: 16_384, config: { policy: 'public', takesForm: true, rateLimit: { ...limits, max: 600 } } },
    async (request, reply) => {
      const token = new URLSearchParams(String(request.body ?? '')).get('logout_token') ?? '';
      const word = await provider.readLogout(token);
      if (word.kind === 'provider-away')
        throw new Refused(503, 'provider-away', 'the provider’s keys cannot be had');
      const isDone = word.kind === 'ok' && (await endSessionsBy(sql, word, now()));
      if (!isDone) throw new Refused(400, 'logout-refused', 'the logout token ends nothing');
      return reply.status(200).send();
    },
  );
}

function requireNavigation(request: FastifyRequest): void {
  if (!isNavigation(request))
    throw new Refused(403, 'cross-origin', 'only a person’s own step from page to page leads here');
}

function show(reply: FastifyReply, result: SignInResult): FastifyReply {
  return reply.redirect(`/superviseur/connexion?resultat=${result}`, 303);
}
