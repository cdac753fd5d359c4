import { finished } from 'node:stream';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mostBytesInflated } from '../../protocol/sync.ts';
import type { Settings } from '../settings.ts';
import { hangUp } from './hang-up.ts';
import { isSameOrigin } from './origin.ts';
import { Refused } from './refused.ts';

/** A hospital's tablets share an address, so what is right has no limit: 60 revoked ones try less often than this. */
const mostRefusedInAMinute = 240;
/** More than a full batch of 500 counts, 27 to 35 kB. */
const usualBytes = 65_536;
/** 64 usual bodies of one address, or 4 of a mebibyte, however slowly they come. */
const mostBytesUnderWay = 64 * usualBytes;
/** What a tablet may be told to change; 426 and 429 ask it to wait. */
const blameworthy = new Set([400, 401, 403, 404, 408, 413, 415, 431]);

/** No address keeps the endpoint from answering the others, with requests that are refused or with ones that never end. */
export function shareFairly(app: FastifyInstance, settings: Settings): void {
  // Any web page has the browsers of a whole hospital send what comes from another site; that is turned away unread, and
  // whoever claims it of their own requests gains nothing else.
  const isCounted = (request: FastifyRequest) =>
    request.method !== 'GET' && request.method !== 'HEAD' && isSameOrigin(request, settings);
  const refused = app.createRateLimit({ max: mostRefusedInAMinute, timeWindow: 60_000 });
  const underWay = new Map<string, number>();

  app.addHook('onRequest', async (request, reply) => {
    if (!isCounted(request)) return;
    const state = await refused(request, { increment: false });
    if (!state.isAllowed && state.isExceeded) throw wait(reply, state.ttlInSeconds);
    const address = normalizeIP(request.ip);
    const most = request.routeOptions.bodyLimit ?? mostBytesInflated;
    const bytes = Math.max(usualBytes, Math.min(most, bytesToCome(request)));
    const before = underWay.get(address) ?? 0;
    if (before + bytes > mostBytesUnderWay) throw wait(reply, 5);
    underWay.set(address, before + bytes);
    finished(reply.raw, () => {
      const left = (underWay.get(address) ?? bytes) - bytes;
      if (left > 0) underWay.set(address, left);
      else underWay.delete(address);
    });
  });
  // Node would read to its end what was refused unread: 400 bodies of 200 kB at once took 40 MiB. A tablet's batch is so
  // small that it has come by then, and is answered in peace.
  app.addHook('onSend', async (request, reply) => {
    if (!request.raw.complete && bytesToCome(request) > usualBytes) hangUp(request, reply);
  });
  app.addHook('onResponse', async (request, reply) => {
    if (isCounted(request) && blameworthy.has(reply.statusCode)) await refused(request);
  });
}

/** A body that does not say its length may have any. */
function bytesToCome({ headers }: FastifyRequest): number {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
}

function wait(reply: FastifyReply, seconds: number): Refused {
  reply.header('retry-after', Math.max(1, seconds));
  return new Refused(429, 'too-many-requests', 'too many requests from this address');
}
