import type { JWTPayload } from 'jose';
import { msBetween } from '../../../src/domain/day.ts';
import type { Service } from '../../support/service.ts';
import { WireBrowser } from '../../support/wire-browser.ts';
import { answerOf, type Forger, type TokenAnswer } from './forger.ts';

/** One way to the provider and back, all of which may be changed before it is gone. */
export interface Way {
  service: Service;
  forger: Forger;
  browser: WireBrowser;
  claims: JWTPayload;
  header: Record<string, unknown>;
  /** Makes the id_token; null for none at all. */
  sign: (claims: JWTPayload, header: Record<string, unknown>) => Promise<string | null>;
  /** What comes with the id_token, or instead of all of it. */
  answer: (idToken: string | null) => TokenAnswer;
  challenge: string;
  /** What the browser comes back with, besides the code, which is made last. */
  query: Map<string, string>;
  doubled: string | null;
  code: string | null;
  /** Just before the browser comes back. */
  meanwhile: () => Promise<void>;
}

let addresses = 0;
let people = 0;

export function newBrowser(service: Service): WireBrowser {
  addresses += 1;
  return new WireBrowser(service, `10.5.${(addresses >> 8) & 255}.${addresses & 255}`);
}

export const secondsOf = (service: Service) =>
  Math.floor(msBetween('1970-01-01T00:00:00.000Z', service.clock.now()) / 1000);

/** From the door, or by an invitation, to the provider; nothing is wrong with it yet. */
export async function beginWay(
  service: Service,
  forger: Forger,
  {
    invite,
    subject,
    sid,
    browser = newBrowser(service),
  }: { invite?: string; subject?: string; sid?: string; browser?: WireBrowser } = {},
): Promise<Way> {
  people += 1;
  const begun = invite
    ? (await browser.ask('POST', '/v1/session', { token: invite })).json().next
    : (await browser.ask('GET', '/v1/sign-in')).headers.location;
  const asked = new URL(String(begun)).searchParams;
  const now = secondsOf(service);
  return {
    service,
    forger,
    browser,
    claims: {
      iss: forger.issuer,
      aud: 'releve',
      sub: subject ?? `person-${people}`,
      iat: now,
      exp: now + 300,
      nonce: String(asked.get('nonce')),
      acr: String(asked.get('acr_values')),
      ...(sid ? { sid } : {}),
    },
    header: {},
    sign: (claims, header) => forger.sign(claims, header),
    answer: (idToken) =>
      answerOf({
        access_token: 'secret-access',
        token_type: 'bearer',
        ...(idToken === null ? {} : { id_token: idToken }),
      }),
    challenge: String(asked.get('code_challenge')),
    query: new Map([
      ['state', String(asked.get('state'))],
      ['iss', forger.issuer],
    ]),
    doubled: null,
    code: null,
    meanwhile: async () => undefined,
  };
}

/** Where the browser comes back to. */
export async function addressOf(way: Way): Promise<string> {
  const idToken = await way.sign(way.claims, way.header);
  const code = way.code ?? way.forger.code(way.challenge, way.answer(idToken));
  const query = new URLSearchParams([...way.query]);
  if (code) query.set('code', code);
  if (way.doubled) query.append(way.doubled, query.get(way.doubled) ?? '');
  return `/v1/sign-in/return?${query}`;
}
