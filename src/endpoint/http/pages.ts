import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings.ts';
import { decoderWorkerPolicy } from './headers.ts';
import { notFound } from './refused.ts';
import { workerRemoval } from './worker-removal.ts';

/** The built application: its files, and its one page for every address that the page itself tells apart. */
export async function servePages(
  app: FastifyInstance,
  { distDirectory, withoutWorker }: Settings,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(distDirectory),
    serve: false,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (isDecoderWorker(path)) reply.header('content-security-policy', decoderWorkerPolicy);
    },
  });
  app.get('/*', { config: { policy: 'public' } }, async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (path === '/v1' || path.startsWith('/v1/')) throw notFound();
    if (withoutWorker && path === '/sw.js')
      return reply.header('cache-control', 'no-cache').type('text/javascript').send(workerRemoval);
    const file = (request.params as { '*': string })['*'];
    if (file.includes('..')) throw notFound();
    if (/\.[a-z0-9]+$/i.test(path)) return reply.sendFile(file);
    if (!/text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')) throw notFound();
    return reply.sendFile('index.html');
  });
}

/** Vite names these by their content. */
function isHashed(path: string): boolean {
  return path.includes('/assets/');
}

function isDecoderWorker(path: string): boolean {
  return /\/assets\/decoder-worker-[\w-]+\.js$/.test(path);
}
