import type { FastifyInstance } from 'fastify';
import { addMs } from '../../domain/day.ts';
import { DeviceId, Id } from '../../protocol/event.ts';
import type { EnrolmentCodeAnswer } from '../../protocol/supervision.ts';
import type { EndpointParts } from '../app.ts';
import { revokeDevice } from '../devices.ts';
import { codeLastsMs, issueCode } from '../enrolment-codes.ts';
import { isInScope } from '../facility-records.ts';
import { originOf } from '../http/origin.ts';
import { notFound } from '../http/refused.ts';
import type { Session } from '../sessions.ts';

/** What a supervisor may change. Out of scope looks like not there. */
export function managementRoutes(
  app: FastifyInstance,
  { sql, now, randomBytes, settings }: EndpointParts,
): void {
  const config = { policy: 'supervisor' } as const;

  app.post<{ Params: { id: string } }>(
    '/v1/facilities/:id/enrolment-codes',
    { bodyLimit: 1024, config },
    async (request) => {
      const { scope } = request.session as Session;
      const facilityId = request.params.id;
      if (!Id.safeParse(facilityId).success || !(await isInScope(sql, facilityId, scope))) throw notFound();
      const at = now();
      const { code } = await issueCode(sql, { facilityId, now: at, lastsMs: codeLastsMs, randomBytes });
      const link = `${originOf(request, settings)}/enroler#${code}`;
      return { code, link, expiresAt: addMs(at, codeLastsMs) } satisfies EnrolmentCodeAnswer;
    },
  );

  app.post<{ Params: { id: string } }>(
    '/v1/devices/:id/revocation',
    { bodyLimit: 1024, config },
    async (request, reply) => {
      const { scope } = request.session as Session;
      if (!DeviceId.safeParse(request.params.id).success) throw notFound();
      if (!(await revokeDevice(sql, request.params.id, scope, now()))) throw notFound();
      return reply.status(204).send();
    },
  );
}
