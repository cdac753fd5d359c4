import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { ResupplyRequest } from '../../protocol/supervision.ts';
import { territories } from '../../reference/territories.ts';
import type { EndpointParts } from '../app.ts';
import { type JsonBody, parseBody } from '../http/body.ts';
import { notFound, Refused } from '../http/refused.ts';
import { newestPack } from '../packs.ts';
import { sayResupply } from '../resupply.ts';
import type { Session } from '../sessions.ts';

/** Without region or facility, it is about all that the supervisor sees. */
const Request = ResupplyRequest.check(
  z.refine(({ region, facility }) => region === undefined || facility === undefined),
  z.refine(({ compromised, reason }) => !compromised || reason !== null, { error: 'says no reason' }),
);

/** The agency's or the nation's word that resupply is compromised, or no longer (R022). Out of scope looks like not there. */
export function resupplyRoutes(app: FastifyInstance, { sql, now }: EndpointParts): void {
  app.post('/v1/resupply', { bodyLimit: 1024, config: { policy: 'supervisor' } }, async (request, reply) => {
    const { scope } = request.session as Session;
    const { region = null, facility = null, ...word } = parseBody(Request, request.body as JsonBody);
    if (region !== null && !territories.some(({ code }) => code === region)) throw notFound();
    if (!(await newestPack(sql)).products.some(({ id }) => id === word.product))
      throw new Refused(400, 'product-unknown', 'no such product is followed');
    const statement = { region, facility, ...word };
    if (!(await sayResupply(sql, statement, { scope, now: now() }))) throw notFound();
    return reply.status(204).send();
  });
}
