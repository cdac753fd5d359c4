import { exportPublicKey, signText } from '../../../src/protocol/crypto.ts';
import { protocolMarker, signatureHeader } from '../../../src/protocol/sync.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import { type Service, subtle } from '../../support/service.ts';
import { newDeviceId } from '../../support/tablet.ts';
import { injections } from '../corpus/injections.ts';
import type { Chance } from './chance.ts';
import { someBatch } from './events.ts';
import type { World } from './world.ts';

/** What is sent to a route before it is altered, and what goes with it whatever becomes of it. */
export interface Target {
  method: 'GET' | 'POST' | 'DELETE' | 'HEAD';
  /** As the route is declared. */
  route: string;
  url?: (world: World, chance: Chance) => string;
  body?: (world: World, chance: Chance) => Promise<unknown>;
  headers?: (world: World, chance: Chance, text: string) => Promise<Record<string, string>>;
  /** Where not the one that knows no provider. */
  service?: (world: World) => Service;
}

const cookie = async (world: World, { pick }: Chance) => ({ cookie: pick([world.national, world.guyane]) });
const key = { x: 'A'.repeat(43), y: 'A'.repeat(43) };
let versions = firstPack.version;

/** Every route that the endpoint has; one that is missing here is a violation. */
export const targets: Target[] = [
  {
    method: 'POST',
    route: '/v1/sync',
    body: async ({ tablets }, chance) => someBatch(chance.pick(tablets), chance),
    headers: async ({ tablets }, chance, text) => {
      const named = tablets.find(({ device }) => text.slice(0, 1024).includes(device)) ?? tablets[0];
      const signer = chance.happens(0.05) ? chance.pick(tablets) : named;
      return { [signatureHeader]: await signText(subtle, signer.keys.privateKey, text) };
    },
  },
  {
    method: 'POST',
    route: '/v1/enrolments',
    body: async ({ service, tablets }, chance) => ({
      protocol: protocolMarker,
      code: chance.happens(0.3) ? await service.code('demo-lyon') : '000000-000000',
      device: chance.happens(0.3) ? tablets[1].device : newDeviceId(),
      publicKey: chance.happens(0.5) ? key : await exportPublicKey(subtle, tablets[0].keys.publicKey),
      deviceTime: service.clock.now(),
    }),
  },
  {
    method: 'POST',
    route: '/v1/session',
    body: async ({ service }, chance) => ({
      token: chance.happens(0.3) ? await service.invite(chance.pick(['national', '03'])) : 'A'.repeat(43),
    }),
  },
  {
    method: 'POST',
    route: '/v1/packs',
    body: async () => ({ ...firstPack, version: ++versions }),
    headers: async ({ national }) => ({ cookie: national }),
  },
  {
    method: 'POST',
    route: '/v1/resupply',
    body: async (_, { pick }) => ({
      ...pick([{}, { region: pick(['03', '11', '99']) }, { facility: pick(['demo-cayenne', 'demo-paris']) }]),
      product: 'tocilizumab-iv',
      compromised: pick([true, false]),
      reason: pick(['laboratory-quota', null]),
    }),
    headers: cookie,
  },
  {
    method: 'POST',
    route: '/v1/facilities/:id/enrolment-codes',
    url: (_, { pick }) =>
      `/v1/facilities/${pathPart(pick(['demo-cayenne', 'demo-paris', ...injections]))}/enrolment-codes`,
    body: async () => ({}),
    headers: cookie,
  },
  {
    method: 'POST',
    route: '/v1/devices/:id/revocation',
    url: ({ sacrificed }, { pick }) =>
      `/v1/devices/${pathPart(pick([sacrificed.device, sacrificed.device.toUpperCase(), ...injections]))}/revocation`,
    body: async () => ({}),
    headers: cookie,
  },
  ...(['GET', 'HEAD'] as const).flatMap((method): Target[] => [
    { method, route: '/v1/health', url: query('/v1/health') },
    { method, route: '/v1/session', url: query('/v1/session'), headers: someCookie },
    { method, route: '/v1/supervision', url: query('/v1/supervision'), headers: someCookie },
    { method, route: '/v1/packs', url: query('/v1/packs'), headers: someCookie },
    { method, route: '/v1/packs/newest', url: query('/v1/packs/newest'), headers: someCookie },
    {
      method,
      route: '/*',
      url: (_, { pick, happens }) => `/${happens(0.5) ? 'assets/' : ''}${pathPart(pick(injections))}`,
    },
  ]),
  {
    method: 'POST',
    route: '/v1/sign-in/logout',
    service: providing,
    body: async (_, { pick }) => ({
      logout_token: pick([...injections, 'a.b.c', `${'A'.repeat(40)}.e30.AA`]),
    }),
    headers: async (_, { happens }) =>
      happens(0.9) ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
  },
  ...['/v1/sign-in', '/v1/sign-in/return'].map(
    (route): Target => ({
      method: 'GET',
      route,
      service: providing,
      url: (_, chance) => `${query(route)(_, chance)}${chance.happens(0.5) ? '&state=x&code=x' : ''}`,
      headers: async (_, { pick }) => ({
        cookie: pick([
          `releve-sign-in=${'A'.repeat(43)}`,
          'releve-sign-in=',
          `releve-sign-in=${'%00'.repeat(20)}`,
        ]),
      }),
    }),
  ),
  {
    method: 'POST',
    route: '/v1/session',
    service: providing,
    body: async ({ providing: { invite } }, { pick }) => ({
      token: pick([await invite('national'), 'A'.repeat(43)]),
    }),
  },
  // Last, and by a session of its own each time.
  {
    method: 'DELETE',
    route: '/v1/session',
    url: query('/v1/session'),
    headers: async ({ service }) => ({ cookie: await service.supervisor('03') }),
  },
];

function providing(world: World): Service {
  return world.providing;
}

function query(path: string) {
  return (_: World, { pick, happens }: Chance) =>
    happens(0.5) ? path : `${path}?${pathPart(pick(injections))}=${pathPart(pick(injections))}`;
}

async function someCookie(world: World, { pick, happens }: Chance): Promise<Record<string, string>> {
  if (happens(0.02)) return { cookie: pick([world.national, world.guyane]) };
  const forged = pick(injections).replaceAll(/[^\x21-\x7e]/g, '_');
  return { cookie: pick([`releve=${forged}`, forged, `releve=; releve=${'A'.repeat(43)}`]) };
}

/** Encoded, or as it is where that can stand in an address at all. */
function pathPart(text: string): string {
  return /^[\x21-\x7e]+$/.test(text) && !/[?#\\]/.test(text)
    ? text
    : encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '_'));
}
