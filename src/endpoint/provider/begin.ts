import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import { cookieName } from '../http/origin.ts';
import type { RandomBytes } from '../secrets.ts';
import { isHttps, type Settings } from '../settings.ts';
import type { Failure } from './failures.ts';
import type { Provider } from './provider.ts';
import { newSecrets } from './secrets.ts';
import { keepSignIn, signInLastsMs } from './sign-ins.ts';

export interface BegunParts {
  sql: postgres.Sql;
  now: () => Instant;
  randomBytes: RandomBytes;
  settings: Settings;
  provider: Provider;
}

/** Binds this browser to a way to the provider, which `next` is the address of. `invite` is the hash of an invitation. */
export async function beginSignIn(
  { sql, now, randomBytes, settings, provider }: BegunParts,
  reply: FastifyReply,
  invite: string | null,
): Promise<{ kind: 'ok'; next: string } | Failure> {
  const secrets = newSecrets(randomBytes);
  // Whoever left their session open on this computer must not be given the scope of whoever was invited.
  const begun = await provider.begin(secrets, invite !== null);
  if (begun.kind !== 'ok') return begun;
  await keepSignIn(sql, { token: secrets.token, invite, now: now() });
  const maxAge = signInLastsMs / 1000;
  reply.setCookie(signInCookieName(settings), secrets.token, { ...signInCookie(settings), maxAge });
  return begun;
}

export function signInCookieName(settings: Settings): string {
  return `${cookieName(settings)}-sign-in`;
}

/** Lax: the provider is another site, and the way back from it must bring the cookie along. */
export function signInCookie(settings: Settings): CookieSerializeOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(settings) };
}
