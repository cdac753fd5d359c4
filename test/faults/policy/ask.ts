import { signText } from '../../../src/protocol/crypto.ts';
import { signatureHeader } from '../../../src/protocol/sync.ts';
import { subtle } from '../../support/service.ts';
import type { WireTablet } from '../../support/tablet.ts';
import type { Cast } from './cast.ts';
import type { About, Role } from './table.ts';

/** `changed` says whether what the route is for happened; null where it would change nothing. */
export interface Found {
  status: number;
  changed: boolean | null;
}

let asked = 0;

/** One request to a route by a role, about a facility or region or nothing in particular. */
export async function ask(cast: Cast, route: string, role: Role, about: About): Promise<Found> {
  const [method = '', path = ''] = route.split(' ');
  const before = await effects(cast, about);
  const body = await bodyFor(cast, path, role, about);
  const cookie = await cast.cookieOf(role);
  asked += 1;
  const { statusCode } = await cast.service.app.inject({
    method: method as 'GET' | 'POST' | 'DELETE',
    url: urlFor(cast, path, about),
    remoteAddress: `10.1.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(await signature(cast, role, body)),
    },
    ...(method === 'POST' ? { payload: body } : {}),
  });
  const after = await effects(cast, about);
  const watched = watchedBy[path];
  await cast.service.sql`update device set revoked_at = null where id <> ${cast.revoked.device}`;
  return { status: statusCode, changed: watched ? before[watched] !== after[watched] : null };
}

const watchedBy: Record<string, 'codes' | 'revoked' | 'words' | undefined> = {
  '/v1/facilities/:id/enrolment-codes': 'codes',
  '/v1/devices/:id/revocation': 'revoked',
  '/v1/resupply': 'words',
};

async function effects({ service, tablets }: Cast, about: About) {
  const id = 'id' in about ? about.id : '';
  const [row] = await service.sql<{ codes: number; words: number; revoked: number }[]>`
    select (select count(*) from enrolment_code where facility = ${id}) as codes,
      (select count(*) from resupply_word) as words,
      (select count(*) from device where id = ${tablets.get(id)?.device ?? ''} and revoked_at is not null) as revoked`;
  return row as { codes: number; words: number; revoked: number };
}

function urlFor({ tablets }: Cast, path: string, about: About): string {
  if (path === '/*') return '/journal';
  const id = 'id' in about ? about.id : '';
  return path.replace(':id', about.kind === 'device' ? (tablets.get(id)?.device ?? 'nowhere') : id);
}

/** A tablet always tries to speak for the facility asked about, which is its own or not. */
async function bodyFor(cast: Cast, path: string, role: Role, about: About): Promise<string> {
  if (path === '/v1/sync') {
    const tablet = tabletOf(cast, role);
    const id = 'id' in about ? about.id : '';
    return JSON.stringify(tablet.batch([await tablet.count([1, 1, 1], { facility: id })]));
  }
  if (path !== '/v1/resupply') return '{}';
  const place = about.kind === 'region' || about.kind === 'facility' ? { [about.kind]: about.id } : {};
  return JSON.stringify({ ...place, product: 'tocilizumab-iv', compromised: false, reason: null });
}

function tabletOf({ tablets, revoked, blocked }: Cast, role: Role): WireTablet {
  if (role === 'revoked-tablet') return revoked;
  if (role === 'blocked-tablet') return blocked;
  return tablets.get('demo-cayenne') as WireTablet;
}

async function signature(cast: Cast, role: Role, body: string): Promise<Record<string, string>> {
  if (role === 'unsigned-tablet' || !role.endsWith('tablet')) return {};
  return { [signatureHeader]: await signText(subtle, tabletOf(cast, role).keys.privateKey, body) };
}
