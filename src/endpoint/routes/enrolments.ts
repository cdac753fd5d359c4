import type { FastifyInstance } from 'fastify';
import { signatureHeader } from '../../protocol/sync.ts';
import type { EndpointParts } from '../app.ts';
import { answerEnrolment } from '../enrolment-answer.ts';
import type { JsonBody } from '../http/body.ts';
import { postgresLedger } from '../sync/ledger.ts';

const limits = { max: 60, timeWindow: 60_000 };

export function enrolmentRoutes(app: FastifyInstance, { sql, subtle, now }: EndpointParts): void {
  const ledger = postgresLedger(sql, subtle);
  app.post(
    '/v1/enrolments',
    { bodyLimit: 4096, config: { policy: 'public', rateLimit: limits } },
    async (request, reply) => {
      const { text, signature } = await answerEnrolment(ledger, {
        subtle,
        body: request.body as JsonBody,
        now: now(),
      });
      reply.header(signatureHeader, signature);
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
}
