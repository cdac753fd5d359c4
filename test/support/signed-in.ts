import type { LightMyRequestResponse } from 'fastify';
import type { ProviderSettings } from '../../src/endpoint/provider/settings.ts';
import type { WireBrowser } from './wire-browser.ts';

export const publicOrigin = 'http://localhost:7070';

export function providerSettings(of: {
  issuer: string;
  clientId: string;
  clientSecret: string;
}): ProviderSettings {
  const { issuer, clientId, clientSecret } = of;
  return { issuer, clientId, clientSecret, discovery: null, acr: ['eidas1'], scope: 'openid' };
}

/** One that nobody answers for: for what is to have all routes and signs nobody in. */
export const deadProvider = {
  publicOrigin,
  provider: providerSettings({ issuer: 'http://127.0.0.1:1', clientId: 'releve', clientSecret: 'secret' }),
};

const isBack = ({ origin }: URL) => origin === publicOrigin;

/** From the door, or by an invitation, through the provider and back; the last answer, and what it says in one word. */
export async function signIn(
  browser: WireBrowser,
  login: string,
  invite?: string,
): Promise<{ result: string; answer: LightMyRequestResponse; way: URL }> {
  const begun = invite
    ? JSON.parse((await browser.ask('POST', '/v1/session', { token: invite })).body).next
    : (await browser.ask('GET', '/v1/sign-in')).headers.location;
  const way = await browser.through(String(begun), login, isBack);
  const answer = await browser.ask('GET', way.pathname + way.search);
  return { result: resultOf(answer), answer, way };
}

export function resultOf({ headers, statusCode }: LightMyRequestResponse): string {
  const [, said] = /^\/superviseur\/connexion\?resultat=([\w-]+)$/.exec(String(headers.location)) ?? [];
  return said ?? `${statusCode}`;
}
