import type { FastifyInstance } from 'fastify';
import type { EndpointParts } from '../app.ts';

export function healthRoutes(app: FastifyInstance, { sql }: EndpointParts): void {
  app.get('/v1/health', { config: { policy: 'public' } }, async () => {
    await sql`select 1`;
    return { status: 'ok' };
  });
}
