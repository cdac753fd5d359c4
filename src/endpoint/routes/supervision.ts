import type { FastifyInstance } from 'fastify';
import type { EndpointParts } from '../app.ts';
import type { Session } from '../sessions.ts';
import { supervisionView } from '../view/view.ts';
import { nameOfScope } from './session.ts';

export function supervisionRoutes(app: FastifyInstance, { sql, now }: EndpointParts): void {
  app.get('/v1/supervision', { config: { policy: 'supervisor' } }, async (request, reply) => {
    const { scope } = request.session as Session;
    const view = await supervisionView(sql, { scope, scopeName: nameOfScope(scope), now: now() });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(view));
  });
}
