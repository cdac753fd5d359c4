import type { FastifyInstance } from 'fastify';
import { signText } from '../../protocol/crypto.ts';
import { signatureHeader } from '../../protocol/sync.ts';
import type { EndpointParts } from '../app.ts';
import type { Device } from '../devices.ts';
import type { JsonBody } from '../http/body.ts';
import { readIdentity } from '../identity.ts';
import { answerBatch } from '../sync/answer.ts';
import { readBatch } from '../sync/read-batch.ts';

export function syncRoutes(app: FastifyInstance, { sql, subtle, now }: EndpointParts): void {
  app.post('/v1/sync', { config: { policy: 'device' } }, async (request, reply) => {
    const device = request.device as Device;
    const batch = readBatch((request.body as JsonBody).value);
    const { epoch, privateKey } = await readIdentity(sql, subtle);
    const answer = await answerBatch(sql, { subtle, privateKey, device, batch, epoch, now: now() });
    const text = JSON.stringify(answer);
    reply.header(signatureHeader, await signText(subtle, privateKey, text));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}
