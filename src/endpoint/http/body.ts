import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { mostBytesCompressed, mostBytesInflated } from '../../protocol/sync.ts';
import { hasPrototypeKey } from './prototype-key.ts';
import { Refused } from './refused.ts';
import { turns } from './turns.ts';

/** A request's body: the exact text, which signatures cover, and what it says. */
export interface JsonBody {
  text: string;
  value: unknown;
}

const deepest = 64;
/** A mebibyte of count lines has 64,000; of empty objects, 700,000, which take 25 MB and a quarter of a second to read. */
const mostMarks = 150_000;
/** Each holds at most a mebibyte while nobody knows yet who sent it; an address has its share of them. */
const atOnce = 8;
const atOnceOfOne = 2;
const chunkSize = 65_536;
const headBytes = 1024;
const inflate = promisify(gunzip);

/**
 * Throws for who may not be listened to: at first by how the body begins, before it is unpacked, then by all of its
 * text, before it is parsed.
 */
export type Admit = (
  request: FastifyRequest,
  head: string,
) => Promise<((text: string) => Promise<void>) | undefined>;

/** The only bodies taken: JSON, plain or gzip, bounded in bytes, in inflated bytes and in depth. */
export function readJsonBodies(app: FastifyInstance, admit: Admit): void {
  const inTurn = turns(atOnce, atOnceOfOne);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      const most = request.routeOptions.bodyLimit ?? mostBytesInflated;
      return inTurn(normalizeIP(request.ip), async () => {
        const encoding = request.headers['content-encoding'];
        const admitText = await admit(request, await headOf(bytes, encoding));
        const text = textOf(await inflated(bytes, encoding, most));
        await admitText?.(text);
        return { text, value: readJson(text) } satisfies JsonBody;
      });
    },
  );
}

/** A body as a schema wants it, or a refusal that repeats nothing of it. */
export function parseBody<T>(schema: z.ZodMiniType<T>, body: JsonBody | undefined): T {
  const parsed = schema.safeParse(body?.value);
  if (!parsed.success || hasPrototypeKey(body?.value)) throw unreadable('not what this address takes');
  return parsed.data;
}

async function headOf(bytes: Buffer, encoding: unknown): Promise<string> {
  if (encoding !== 'gzip') return bytes.subarray(0, headBytes).toString('latin1');
  if (bytes.length > mostBytesCompressed) throw tooLarge();
  const unpacking = createGunzip({ chunkSize: headBytes });
  unpacking.end(bytes);
  try {
    // Leaving the loop ends the unpacking.
    for await (const head of unpacking) return (head as Buffer).toString('latin1');
    return '';
  } catch {
    throw unreadable('bad gzip');
  }
}

/** No more comes out of gzip than the route would take plain. */
async function inflated(bytes: Buffer, encoding: unknown, most: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new Refused(415, 'encoding', 'the body must be plain or gzip');
  try {
    return await inflate(bytes, { maxOutputLength: most, chunkSize });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : unreadable('bad gzip');
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable('not UTF-8');
  }
}

/** Throws Refused for what is not JSON, and for what would take long to read or nests too deep to be read by recursion. */
export function readJson(text: string): unknown {
  const { depth, marks } = measure(text);
  if (depth > deepest) throw unreadable('nested too deep');
  if (marks > mostMarks) throw unreadable('too many parts');
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('not JSON');
  }
}

/**
 * Taken before parsing, as what reads the value afterwards may recurse; in one pass, as anybody may send anything (a
 * regular expression took minutes over an unclosed string).
 */
function measure(text: string): { depth: number; marks: number } {
  let depth = 0;
  let most = 0;
  let marks = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (isInString) {
      if (mark === '\\') at++;
      else if (mark === '"') isInString = false;
    } else if (mark === '"') isInString = true;
    else if (mark === ',') marks++;
    else if (mark === '[' || mark === '{') {
      marks++;
      most = Math.max(most, ++depth);
    } else if (mark === ']' || mark === '}') depth--;
  }
  return { depth: most, marks };
}

function tooLarge(): Refused {
  return new Refused(413, 'too-large', 'the body exceeds the bound');
}

function unreadable(why: string): Refused {
  return new Refused(400, 'unreadable', `the body cannot be read: ${why}`);
}
