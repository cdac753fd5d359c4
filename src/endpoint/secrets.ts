export type RandomBytes = (count: number) => Uint8Array;

/** Crockford's base32, which leaves out I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 256 bits, base64url, 43 characters. */
export function randomToken(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString('base64url');
}

/** 32 divides 256, so that no letter is likelier. */
export function randomLetters(randomBytes: RandomBytes, count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet[byte % 32]).join('');
}
