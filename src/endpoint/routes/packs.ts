import type { FastifyInstance } from 'fastify';
import { readPack } from '../../protocol/pack.ts';
import type { EndpointParts } from '../app.ts';
import type { JsonBody } from '../http/body.ts';
import { Refused } from '../http/refused.ts';
import { furthestAhead, newestPackText, publishedPacks, publishPack } from '../packs.ts';

/** Products and directives for the whole nation: taken whole and newer than all before, or not at all. */
export function packRoutes(app: FastifyInstance, { sql, subtle, now }: EndpointParts): void {
  app.get('/v1/packs', { config: { policy: 'supervisor' } }, async () => ({
    packs: await publishedPacks(sql),
  }));

  app.get('/v1/packs/newest', { config: { policy: 'supervisor' } }, async (_, reply) =>
    reply.type('application/json').send(await newestPackText(sql)),
  );

  app.post('/v1/packs', { config: { policy: 'national' } }, async (request, reply) => {
    const reading = readPack((request.body as JsonBody).text);
    if (reading.kind === 'invalid') {
      const { problems } = reading;
      throw new Refused(422, 'pack-invalid', `nothing was published: ${problems.length} problems`, {
        problems,
      });
    }
    const { version } = reading.pack;
    const publication = await publishPack(sql, reading.pack, { subtle, now: now(), by: 'national' });
    if (publication === 'too-far-ahead')
      throw new Refused(409, 'pack-too-far-ahead', `versions rise by at most ${furthestAhead}`);
    if (publication === 'not-newer')
      throw new Refused(409, 'pack-not-newer', 'a pack of this or of a later version is published');
    return reply.status(201).send({ version });
  });
}
