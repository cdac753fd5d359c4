import type { FastifyInstance } from 'fastify';
import type { Instant } from '../../domain/day.ts';

/** One line of the log. Never a query, a body, a code, a token or a signature. */
export type LogEntry = { at: Instant; [name: string]: string | number | null };
export type Log = (entry: LogEntry) => void;

/** By the route's pattern, as an address may hold anything. */
export function logRequests(app: FastifyInstance, log: Log, now: () => Instant): void {
  app.addHook('onResponse', async (request, reply) => {
    log({
      at: now(),
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(request.device ? { device: request.device.id } : {}),
    });
  });
}

/** Their messages quote what they were given: a value, a statement, a piece of the text. */
const quoting = new Set(['PostgresError', 'SyntaxError', 'ZodError', '$ZodError']);

export function logFailure(log: Log, now: () => Instant, id: string, error: unknown): void {
  const { name = 'unknown', code, stack = '' } = error as { name?: string; code?: unknown; stack?: string };
  const frames = stack.slice(stack.search(/^\s+at /m));
  log({ at: now(), id, failure: name, code: String(code ?? ''), stack: quoting.has(name) ? frames : stack });
}
