import type { FastifyRequest } from 'fastify';

/** A person's own step from page to page in a window: no script, no image and no frame asks like that. */
export function isNavigation({ headers }: FastifyRequest): boolean {
  const { 'sec-fetch-mode': mode = 'navigate', 'sec-fetch-dest': dest = 'document' } = headers;
  return mode === 'navigate' && dest === 'document';
}

/** True as well where a browser does not say from where. */
export function isFromHere({ headers }: FastifyRequest): boolean {
  const { 'sec-fetch-site': site = 'none' } = headers;
  return site === 'none' || site === 'same-origin';
}
