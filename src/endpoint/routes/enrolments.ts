import type { FastifyInstance } from 'fastify';
import { importPublicKey, signText } from '../../protocol/crypto.ts';
import { type EnrolmentAnswer, EnrolmentRequest } from '../../protocol/enrolment.ts';
import { protocolMarker, signatureHeader } from '../../protocol/sync.ts';
import type { EndpointParts } from '../app.ts';
import { enrolDevice } from '../devices.ts';
import { type JsonBody, parseBody } from '../http/body.ts';
import { Refused } from '../http/refused.ts';
import { readIdentity } from '../identity.ts';
import { newestSignedPack } from '../packs.ts';
import { underSettings } from '../stated-settings.ts';

const limits = { max: 60, timeWindow: 60_000 };

export function enrolmentRoutes(app: FastifyInstance, { sql, subtle, now }: EndpointParts): void {
  app.post(
    '/v1/enrolments',
    { bodyLimit: 4096, config: { policy: 'public', rateLimit: limits } },
    async (request, reply) => {
      const wanted = parseBody(EnrolmentRequest, request.body as JsonBody);
      await importPublicKey(subtle, wanted.publicKey).catch(() => {
        throw new Refused(400, 'unreadable', 'the public key is not a point of P-256');
      });
      const at = now();
      const enrolment = await enrolDevice(sql, wanted, at);
      switch (enrolment.kind) {
        case 'ok': {
          const { epoch, publicKey, privateKey } = await readIdentity(sql, subtle);
          const [facility = enrolment.facility] = await underSettings(sql, [enrolment.facility]);
          const answer: EnrolmentAnswer = {
            protocol: protocolMarker,
            device: wanted.device,
            now: at,
            epoch,
            endpointKey: publicKey,
            facility,
            pack: await newestSignedPack(sql),
          };
          const text = JSON.stringify(answer);
          reply.header(signatureHeader, await signText(subtle, privateKey, text));
          return reply.type('application/json; charset=utf-8').send(text);
        }
        case 'device-bound-elsewhere':
          throw new Refused(409, enrolment.kind, 'this device belongs to another facility');
        case 'code-unknown':
        case 'code-used':
        case 'code-expired':
        case 'too-many-tries':
          throw new Refused(403, enrolment.kind, 'the code does not enrol');
      }
    },
  );
}
