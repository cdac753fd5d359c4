import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { mostBytesInflated } from '../protocol/sync.ts';
import { readJsonBodies } from './http/body.ts';
import { compressAnswers } from './http/compress.ts';
import { shareFairly } from './http/fair-share.ts';
import { addSecurityHeaders, rawRefusal, securityHeaders } from './http/headers.ts';
import { type Log, logFailure, logRequests } from './http/log.ts';
import { servePages } from './http/pages.ts';
import { admitDevices, enforcePolicies } from './http/policy.ts';
import { notFound, sendFailure } from './http/refused.ts';
import { openProvider, type Provider } from './provider/provider.ts';
import { enrolmentRoutes } from './routes/enrolments.ts';
import { healthRoutes } from './routes/health.ts';
import { managementRoutes } from './routes/management.ts';
import { packRoutes } from './routes/packs.ts';
import { resupplyRoutes } from './routes/resupply.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { supervisionRoutes } from './routes/supervision.ts';
import { syncRoutes } from './routes/sync.ts';
import type { RandomBytes } from './secrets.ts';
import { hasProxy, isHttps, type Settings } from './settings.ts';

export interface EndpointParts {
  sql: postgres.Sql;
  subtle: Subtle;
  now: () => Instant;
  randomBytes: RandomBytes;
  settings: Settings;
  log: Log;
  /** Towards the provider of identities, and nobody else. */
  fetcher: typeof fetch;
  /** PEM texts, for HTTPS without a proxy. */
  tls?: { cert: string; key: string };
}

/** The endpoint over a prepared database: from request to answer. It holds no state of its own. */
export function buildEndpoint(parts: EndpointParts): FastifyInstance {
  const { settings, log, now } = parts;
  const https = isHttps(settings);
  const provider = providerOf(parts);
  const app = fastify({
    ...(parts.tls ? { https: parts.tls } : {}),
    logger: false,
    // One proxy: the address that it saw, and not what a client claims before it.
    trustProxy: hasProxy(settings) && ((_, hop) => hop === 0),
    bodyLimit: mostBytesInflated,
    // 256 KiB at 64 kbit/s take 33 s.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded meets no hook.
    frameworkErrors: (error, _, reply) => {
      reply.headers(securityHeaders(https)).header('cache-control', 'no-store');
      sendFailure(reply as FastifyReply, error);
    },
    clientErrorHandler: (error, socket) => {
      const [status, code] = clientErrors[error.code ?? ''] ?? [400, 'bad-request'];
      if (socket.writable) socket.end(rawRefusal(status, code, https));
      else socket.destroy();
    },
  }) as unknown as FastifyInstance;

  addSecurityHeaders(app, https);
  logRequests(app, log, now);
  readJsonBodies(app, admitDevices(parts));
  compressAnswers(app);
  app.setErrorHandler((error, request, reply) => {
    sendFailure(reply, error);
    if (reply.statusCode >= 500) logFailure(log, now, request.id, error);
    return reply;
  });
  app.setNotFoundHandler((_, reply) => sendFailure(reply, notFound()));

  app.register(cookie);
  app.register(rateLimit, { global: false });
  app.after(() => {
    shareFairly(app, settings);
    enforcePolicies(app, parts);
    healthRoutes(app, parts);
    syncRoutes(app, parts);
    enrolmentRoutes(app, parts);
    sessionRoutes(app, { ...parts, provider });
    if (provider) app.register(async (own) => signInRoutes(own, { ...parts, provider }));
    supervisionRoutes(app, parts);
    managementRoutes(app, parts);
    packRoutes(app, parts);
    resupplyRoutes(app, parts);
  });
  app.register(async (pages) => servePages(pages, settings));
  return app;
}

/** Null where it is not configured; its settings are refused without an address to send people back to. */
function providerOf({ settings, fetcher, now }: EndpointParts): Provider | null {
  const { provider, publicOrigin } = settings;
  if (!provider || publicOrigin === null) return null;
  return openProvider({ settings: provider, publicOrigin, fetcher, now });
}

const clientErrors: Record<string, [status: number, code: string] | undefined> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
};
