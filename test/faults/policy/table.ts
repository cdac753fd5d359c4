/** Who asks: nobody whom we know, a tablet in one of its states, or a supervisor by scope. */
export type Role =
  | 'nobody'
  | 'forged-session'
  | 'ended-session'
  | 'expired-session'
  | 'tablet'
  | 'unsigned-tablet'
  | 'revoked-tablet'
  | 'blocked-tablet'
  | `supervisor-${string}`;

/** About what: nothing in particular, a region, or a facility (or its tablet) in a region, `null` where there is none. */
export type About =
  | { kind: 'nothing' }
  | { kind: 'region' | 'facility' | 'device'; id: string; region: string | null };

interface Entry {
  about: About['kind'][];
  status: (role: Role, about: About) => number;
}

const scopeOf = (role: Role) => (role.startsWith('supervisor-') ? role.slice('supervisor-'.length) : null);

/** A session is asked for first; out of scope looks like not there. */
const supervisors =
  (granted: number) =>
  (role: Role, about: About): number => {
    const scope = scopeOf(role);
    if (scope === null) return 401;
    if (about.kind === 'nothing') return granted;
    return about.region !== null && (scope === 'national' || scope === about.region) ? granted : 404;
  };

const national = (granted: number) => (role: Role) => {
  const scope = scopeOf(role);
  if (scope === null) return 401;
  return scope === 'national' ? granted : 403;
};

const tablets = (role: Role) => {
  if (role === 'tablet') return 200;
  return role === 'blocked-tablet' ? 403 : 401;
};

const everybody = (status: number) => () => status;

/**
 * What each route answers to each role. `public` posts are sent without what they need, a pack without what a pack has.
 * A route that is missing here fails a test, and one without a policy fails the build.
 */
export const policyTable: Record<string, Entry> = {
  'GET /v1/health': { about: ['nothing'], status: everybody(200) },
  'GET /*': { about: ['nothing'], status: everybody(200) },
  'POST /v1/enrolments': { about: ['nothing'], status: everybody(400) },
  'POST /v1/session': { about: ['nothing'], status: everybody(400) },
  // Steps of a person from page to page end at a page; the provider alone sends a form.
  'GET /v1/sign-in': { about: ['nothing'], status: everybody(303) },
  'GET /v1/sign-in/return': { about: ['nothing'], status: everybody(303) },
  'POST /v1/sign-in/logout': { about: ['nothing'], status: everybody(415) },
  'POST /v1/sync': { about: ['facility'], status: tablets },
  'GET /v1/session': { about: ['nothing'], status: supervisors(200) },
  'DELETE /v1/session': { about: ['nothing'], status: supervisors(204) },
  'GET /v1/supervision': { about: ['nothing'], status: supervisors(200) },
  'GET /v1/packs': { about: ['nothing'], status: supervisors(200) },
  'GET /v1/packs/newest': { about: ['nothing'], status: supervisors(200) },
  'POST /v1/packs': { about: ['nothing'], status: national(422) },
  'POST /v1/resupply': { about: ['nothing', 'region', 'facility'], status: supervisors(204) },
  'POST /v1/facilities/:id/enrolment-codes': { about: ['facility'], status: supervisors(200) },
  'POST /v1/devices/:id/revocation': { about: ['device'], status: supervisors(204) },
};
