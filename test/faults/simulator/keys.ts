import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Subtle } from '../../../src/protocol/crypto.ts';

/*
 * WebCrypto answers from other threads, in an order that no seed repeats. Both of these answer at once: one with real
 * ECDSA, for a few seeds, and one whose signature is a hash that names the key, which is enough against damage.
 */

interface StandInKey {
  jwk: { x: string; y: string; d?: string };
  object?: KeyObject;
}

interface Signing {
  make(): StandInKey;
  read(jwk: StandInKey['jwk'], isPrivate: boolean): StandInKey;
  sign(key: StandInKey, data: Uint8Array): Uint8Array;
  verify(key: StandInKey, signature: Uint8Array, data: Uint8Array): boolean;
}

export function cheapSubtle(next: () => number): Subtle {
  const signature = ({ jwk }: StandInKey, data: Uint8Array) => {
    const hash = createHash('sha256').update(jwk.x).update(data).digest();
    return Buffer.concat([hash, hash]);
  };
  return subtleOf({
    make() {
      const x = createHash('sha256').update(`${next()}`).digest('base64url');
      return { jwk: { x, y: x, d: x } };
    },
    read: (jwk) => ({ jwk }),
    sign: signature,
    verify: (key, given, data) => signature(key, data).equals(given),
  });
}

export function realSubtle(): Subtle {
  const options = (key: StandInKey) => ({
    key: key.object as KeyObject,
    dsaEncoding: 'ieee-p1363' as const,
  });
  return subtleOf({
    make() {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return { jwk: privateKey.export({ format: 'jwk' }) as StandInKey['jwk'], object: privateKey };
    },
    read(jwk, isPrivate) {
      const key = { kty: 'EC', crv: 'P-256', ...jwk } as JsonWebKey;
      const object = isPrivate
        ? createPrivateKey({ key, format: 'jwk' })
        : createPublicKey({ key, format: 'jwk' });
      return { jwk, object };
    },
    sign: (key, data) => sign('sha256', data, options(key)),
    verify: (key, signature, data) => verify('sha256', data, options(key), signature),
  });
}

function subtleOf(signing: Signing): Subtle {
  return {
    digest: async (_: string, data: Uint8Array) => {
      const bytes = createHash('sha256').update(data).digest();
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
    generateKey: async () => {
      const privateKey = signing.make();
      const { d: _, ...open } = privateKey.jwk;
      return { privateKey, publicKey: signing.read(open, false) };
    },
    exportKey: async (_: string, key: StandInKey) => key.jwk,
    importKey: async (_: string, jwk: StandInKey['jwk']) => {
      const { x, y, d } = jwk;
      return signing.read(d === undefined ? { x, y } : { x, y, d }, d !== undefined);
    },
    sign: async (_: unknown, key: StandInKey, data: Uint8Array) => signing.sign(key, data),
    verify: async (_: unknown, key: StandInKey, signature: Uint8Array, data: Uint8Array) =>
      signing.verify(key, signature, data),
  } as unknown as Subtle;
}
