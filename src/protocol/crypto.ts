/** The part of WebCrypto that the wire needs, passed in: page, worker and endpoint each have their own. */
export type Subtle = SubtleCrypto;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;
const encoder = new TextEncoder();

/** SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal. */
export async function sha256Hex(subtle: Subtle, text: string): Promise<string> {
  const digest = await subtle.digest('SHA-256', encoder.encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A P-256 pair; only the endpoint's, which goes into its database, is extractable. */
export async function makeKeyPair(subtle: Subtle, extractable: boolean): Promise<CryptoKeyPair> {
  return (await subtle.generateKey(algorithm, extractable, ['sign', 'verify'])) as CryptoKeyPair;
}

/** ECDSA P-256 with SHA-256 over the text's UTF-8 bytes: base64url of r and s, 64 bytes. */
export async function signText(subtle: Subtle, key: CryptoKey, text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await subtle.sign(signing, key, encoder.encode(text))));
}

/** False for a wrong signature and for one that cannot be read. */
export async function isSignedBy(
  subtle: Subtle,
  key: CryptoKey,
  text: string,
  signature: string,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  return bytes !== null && (await subtle.verify(signing, key, bytes, encoder.encode(text)));
}

/** A public P-256 key as it crosses the wire: the two coordinates, base64url. */
export async function exportPublicKey(subtle: Subtle, key: CryptoKey): Promise<{ x: string; y: string }> {
  const jwk = await subtle.exportKey('jwk', key);
  return { x: jwk.x ?? '', y: jwk.y ?? '' };
}

/** Rejects when the coordinates are not a point of the curve. */
export async function importPublicKey(subtle: Subtle, key: { x: string; y: string }): Promise<CryptoKey> {
  return subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x: key.x, y: key.y, ext: true },
    algorithm,
    true,
    ['verify'],
  );
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
  } catch {
    return null;
  }
}
