import type { FastifyInstance } from 'fastify';
import { signatureHeader } from '../../protocol/sync.ts';
import type { EndpointParts } from '../app.ts';
import type { Device } from '../devices.ts';
import type { JsonBody } from '../http/body.ts';
import { answerBatch } from '../sync/answer.ts';
import { postgresLedger } from '../sync/ledger.ts';

export function syncRoutes(app: FastifyInstance, { sql, subtle, now }: EndpointParts): void {
  const ledger = postgresLedger(sql, subtle);
  app.post('/v1/sync', { config: { policy: 'device' } }, async (request, reply) => {
    const device = request.device as Device;
    const body = (request.body as JsonBody).value;
    const { text, signature } = await answerBatch(ledger, { subtle, device, body, now: now() });
    reply.header(signatureHeader, signature);
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
