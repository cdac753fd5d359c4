import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import sjson from 'secure-json-parse';
import type * as z from 'zod/mini';
import { mostBytesCompressed, mostBytesInflated } from '../../protocol/sync.ts';
import { Refused } from './refused.ts';

/** A request's body: the exact text, which signatures cover, and what it says. */
export interface JsonBody {
  text: string;
  value: unknown;
}

const deepest = 64;
const inflate = promisify(gunzip);

/** The only bodies taken: JSON, plain or gzip, bounded in bytes, in inflated bytes and in depth. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      const most = request.routeOptions.bodyLimit ?? mostBytesInflated;
      return readJson(await inflated(bytes, request.headers['content-encoding'], most));
    },
  );
}

/** A body as a schema wants it, or a refusal that repeats nothing of it. */
export function parseBody<T>(schema: z.ZodMiniType<T>, body: JsonBody | undefined): T {
  const parsed = schema.safeParse(body?.value);
  if (!parsed.success) throw unreadable('not what this address takes');
  return parsed.data;
}

/** No more comes out of gzip than the route would take plain. */
async function inflated(bytes: Buffer, encoding: unknown, most: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new Refused(415, 'encoding', 'the body must be plain or gzip');
  if (bytes.length > mostBytesCompressed) throw tooLarge();
  try {
    return await inflate(bytes, { maxOutputLength: most });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : unreadable('bad gzip');
  }
}

/** Throws Refused for what is not JSON in UTF-8, and for what nests too deep to be read by recursion. */
export function readJson(bytes: Uint8Array): JsonBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (depthOf(text) > deepest) throw unreadable('nested too deep');
    return {
      text,
      value: sjson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }),
    };
  } catch (error) {
    throw error instanceof Refused ? error : unreadable('not JSON in UTF-8');
  }
}

/**
 * Counted before parsing, as what reads the value afterwards may recurse; in one pass, as anybody may send anything (a
 * regular expression took minutes over an unclosed string).
 */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (isInString) {
      if (mark === '\\') at++;
      else if (mark === '"') isInString = false;
    } else if (mark === '"') isInString = true;
    else if (mark === '[' || mark === '{') most = Math.max(most, ++depth);
    else if (mark === ']' || mark === '}') depth--;
  }
  return most;
}

function tooLarge(): Refused {
  return new Refused(413, 'too-large', 'the body exceeds the bound');
}

function unreadable(why: string): Refused {
  return new Refused(400, 'unreadable', `the body cannot be read: ${why}`);
}
