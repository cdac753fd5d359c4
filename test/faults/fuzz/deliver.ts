import { gzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import type { Chance } from './chance.ts';

/** How the same bytes may come: plain or packed, whole or damaged, said to be what they are or something else. */
export function delivered(text: string, chance: Chance): Pick<InjectOptions, 'payload' | 'headers'> {
  const plain = chance.happens(0.03) ? withBadBytes(text, chance) : Buffer.from(text);
  const type = chance.happens(0.03)
    ? chance.pick([
        'text/plain',
        'application/json;charset=latin1',
        'application/jsonp',
        'application/x-www-form-urlencoded',
        '',
      ])
    : 'application/json';
  const headers: Record<string, string> = type ? { 'content-type': type } : {};
  if (chance.happens(0.5)) return { payload: plain, headers };
  const encoding = chance.happens(0.03) ? chance.pick(['br', 'deflate', 'gzip, gzip', 'GZIP', '']) : 'gzip';
  const packed = gzipSync(plain);
  const payload = chance.happens(0.05) ? damagedBytes(packed, chance) : packed;
  return { payload, headers: { ...headers, 'content-encoding': encoding } };
}

function withBadBytes(text: string, chance: Chance): Buffer {
  const bytes = Buffer.from(text);
  const at = chance.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc0, 0x80]), bytes.subarray(at)]);
}

function damagedBytes(bytes: Buffer, chance: Chance): Buffer {
  if (chance.happens(0.5)) return bytes.subarray(0, chance.below(bytes.length));
  const copy = Buffer.from(bytes);
  const at = chance.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8));
  return copy;
}
