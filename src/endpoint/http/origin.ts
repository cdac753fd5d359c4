import type { FastifyRequest } from 'fastify';
import { isHttps, type Settings } from '../settings.ts';

/** The prefix makes browsers refuse the cookie from a sister domain; it needs HTTPS. */
export function cookieName(settings: Settings): string {
  return isHttps(settings) ? '__Host-releve' : 'releve';
}

/** The origin by which this request reached us, for links. */
export function originOf(request: FastifyRequest, settings: Settings): string {
  return settings.publicOrigin ?? `${settings.tls ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}

/** True as well without both headers: then no browser sent it, and nobody's cookie is being abused. */
export function isSameOrigin(request: FastifyRequest, settings: Settings): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  return origin === undefined || origin === originOf(request, settings);
}
