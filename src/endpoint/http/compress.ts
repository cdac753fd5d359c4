import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const worthwhileBytes = 2048;
const compressible = /^(application\/(json|javascript|manifest\+json|wasm)|text\/|image\/svg)/;
const compress = promisify(gzip);

/** Gzip where it saves: a national view is 10 MB of JSON, and hospital networks are slow. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (request.method === 'HEAD' || reply.statusCode !== 200 || !compressible.test(type)) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
    if (typeof payload === 'string') {
      if (payload.length < worthwhileBytes) return payload;
      reply.header('content-encoding', 'gzip').removeHeader('content-length');
      return compress(payload, { level: constants.Z_BEST_SPEED });
    }
    if (!isStream(payload)) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    // Where the client hangs up, a pipe alone would leave the file open for ever.
    return pipeline(payload, createGzip(), () => undefined);
  });
}

function isStream(payload: unknown): payload is Readable {
  return typeof payload === 'object' && payload !== null && 'pipe' in payload;
}
