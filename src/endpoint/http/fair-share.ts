import { finished } from 'node:stream';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from './refused.ts';

/** A hospital's tablets share an address, so what is right has no limit: 60 revoked ones try less often than this. */
const mostRefusedInAMinute = 240;
/** 64 of 256 KiB each make 16 MiB, however slowly they come. */
const mostUnderWay = 64;
/** What a tablet may be told to change; 426 and 429 ask it to wait. */
const blameworthy = new Set([400, 401, 403, 404, 408, 413, 415, 431]);

/** No address keeps the endpoint from answering the others, with requests that are refused or with ones that never end. */
export function shareFairly(app: FastifyInstance): void {
  const refused = app.createRateLimit({ max: mostRefusedInAMinute, timeWindow: 60_000 });
  const underWay = new Map<string, number>();

  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const state = await refused(request, { increment: false });
    if (!state.isAllowed && state.isExceeded) throw wait(reply, state.ttlInSeconds);
    const address = normalizeIP(request.ip);
    const before = underWay.get(address) ?? 0;
    if (before >= mostUnderWay) throw wait(reply, 5);
    underWay.set(address, before + 1);
    finished(reply.raw, () => {
      const left = (underWay.get(address) ?? 1) - 1;
      if (left > 0) underWay.set(address, left);
      else underWay.delete(address);
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && blameworthy.has(reply.statusCode))
      await refused(request);
  });
}

function wait(reply: FastifyReply, seconds: number): Refused {
  reply.header('retry-after', Math.max(1, seconds));
  return new Refused(429, 'too-many-requests', 'too many requests from this address');
}
