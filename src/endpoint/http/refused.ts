import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../protocol/sync.ts';

/** Ends a request with a status, a code that clients act on, and a technical sentence. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** What else the client may need, beside the error. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export const notFound = () => new Refused(404, 'not-found', 'there is nothing here');

const retryAfterSeconds = 10;

/** Never more leaves the endpoint than the code, its sentence and what a route chose to add. */
export function sendFailure(reply: FastifyReply, error: unknown): FastifyReply {
  const refused = toRefused(error);
  const body: Refusal = { error: { code: refused.code, message: refused.message }, ...refused.details };
  if (refused.status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply.status(refused.status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function toRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (isDatabaseAway(error))
    return new Refused(503, 'database-unavailable', 'the database cannot be used right now');
  if (statusCode === undefined || statusCode >= 500)
    return new Refused(500, 'internal', 'the endpoint failed');
  const known = refusalsOfFastify[code ?? ''] ?? refusalsByStatus[statusCode];
  return new Refused(
    statusCode,
    known?.code ?? 'bad-request',
    known?.message ?? 'the request cannot be served',
  );
}

const refusalsOfFastify: Record<string, { code: string; message: string } | undefined> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too-large', message: 'the body exceeds the bound' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'media-type', message: 'the body must be application/json' },
};

const refusalsByStatus: Record<number, { code: string; message: string } | undefined> = {
  404: { code: 'not-found', message: 'there is nothing here' },
  429: { code: 'too-many-requests', message: 'too many requests from this address' },
};

/**
 * Whatever PostgreSQL or the way to it fails with, except what only our own mistakes cause: bad data (22), constraints
 * (23) and bad statements (42). Such a request may be sent again.
 */
function isDatabaseAway(error: unknown): boolean {
  const { name, code = '' } = error as { name?: string; code?: string };
  if (name === 'PostgresError') return !/^(22|23|42)/.test(code);
  return /^(CONNECT|ECONN|ENOENT$|EPIPE$|ENOTFOUND$|EAI_AGAIN$|ETIMEDOUT$|EHOSTUNREACH$)/.test(code);
}
