import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { calculatePKCECodeChallenge } from 'openid-client';

/** What the token endpoint answers, by hand. */
export interface TokenAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A provider that says whatever it is told to, and signs it with a key of its own or of nobody. */
export interface Forger {
  issuer: string;
  /** Published; `alg` is of it. */
  kid: string;
  sign(claims: JWTPayload, header?: Record<string, unknown>, key?: CryptoKey): Promise<string>;
  key: CryptoKey;
  publicKey: CryptoKey;
  stranger: CryptoKey;
  /** A code that a token endpoint gives `answer` for, once, to who knows what the challenge was made of. */
  code(challenge: string, answer: TokenAnswer | (() => Promise<TokenAnswer>)): string;
  /** Another key under another name; the one before is gone. */
  rotate(): Promise<void>;
  /** How often each path was asked for. */
  asked: Map<string, number>;
  /** What it says of itself instead. */
  described: Record<string, unknown>;
  /** What every answer waits for. */
  delayMs: number;
  close(): Promise<void>;
}

export const answerOf = (body: object): TokenAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const refusal = (error: string): TokenAnswer => ({ ...answerOf({ error }), status: 400 });

export async function startForger(): Promise<Forger> {
  const codes = new Map<string, { challenge: string; answer: TokenAnswer | (() => Promise<TokenAnswer>) }>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://forger');
    forger.asked.set(pathname, (forger.asked.get(pathname) ?? 0) + 1);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (forger.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, forger.delayMs));
    send(response, await answered(pathname, new URLSearchParams(Buffer.concat(chunks).toString())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const first = await generateKeyPair('ES256', { extractable: true });
  const { privateKey: stranger } = await generateKeyPair('ES256');
  let made = 0;

  const forger: Forger = {
    issuer,
    kid: 'first',
    key: first.privateKey,
    publicKey: first.publicKey,
    stranger,
    asked: new Map(),
    described: {},
    delayMs: 0,
    sign: (claims, header = {}, key = forger.key) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: forger.kid, ...header }).sign(key),
    code(challenge, answer) {
      made += 1;
      codes.set(`code-${made}`, { challenge, answer });
      return `code-${made}`;
    },
    async rotate() {
      const next = await generateKeyPair('ES256', { extractable: true });
      Object.assign(forger, { key: next.privateKey, publicKey: next.publicKey, kid: `${forger.kid}-next` });
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  async function answered(path: string, form: URLSearchParams): Promise<TokenAnswer> {
    if (/^\/.well-known\/(wallet-)?openid-configuration$/.test(path))
      return answerOf({ ...description(issuer), ...forger.described });
    if (path === '/keys')
      return answerOf({
        keys: [{ ...(await exportJWK(forger.publicKey)), kid: forger.kid, alg: 'ES256', use: 'sig' }],
      });
    if (path !== '/token') return { status: 404, headers: {}, body: '' };
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const isTheirs = given?.challenge === (await calculatePKCECodeChallenge(form.get('code_verifier') ?? ''));
    if (!given || !isTheirs) return refusal('invalid_grant');
    return typeof given.answer === 'function' ? given.answer() : given.answer;
  }
  return forger;
}

/** It would take any signature at all, and so asks us not to. */
const description = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  end_session_endpoint: `${issuer}/end`,
  authorization_response_iss_parameter_supported: true,
  id_token_signing_alg_values_supported: ['ES256', 'RS256', 'HS256', 'none'],
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
});

function send(response: ServerResponse, { status, headers, body }: TokenAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}
