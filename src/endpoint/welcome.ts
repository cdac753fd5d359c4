import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { issueCode } from './enrolment-codes.ts';
import { issueInvite } from './invites.ts';
import type { RandomBytes } from './secrets.ts';

export const demonstrationPharmacy = 'demo-cayenne';

/**
 * What the console says once the endpoint listens. The first start makes two links that last until used; as only their
 * hashes are kept, later starts can but say how to get new ones.
 */
export async function welcome(
  sql: postgres.Sql,
  parts: { origin: string; now: Instant; randomBytes: RandomBytes },
): Promise<string[]> {
  const { origin } = parts;
  const [links] = await sql<{ made: boolean; unused: boolean }[]>`
    select count(*) > 0 as made, count(*) filter (where used_at is null) > 0 as unused from (
      select used_at from enrolment_code where expires_at is null
      union all select used_at from invite where expires_at is null
    ) as lasting`;
  const first = `Relevé écoute sur ${origin}`;
  if (links?.made) return links.unused ? [first, ...howToGetNewOnes] : [first];

  const wanted = { now: parts.now, lastsMs: null, randomBytes: parts.randomBytes };
  const { code } = await issueCode(sql, { ...wanted, facilityId: demonstrationPharmacy });
  const { token } = await issueInvite(sql, { ...wanted, scope: 'national' });
  return [
    first,
    '',
    'Premier démarrage. Deux liens, valables une seule fois chacun :',
    '',
    '  Tablette de la pharmacie de démonstration de Cayenne',
    `    ${origin}/enroler#${code}`,
    '',
    '  Supervision nationale',
    `    ${origin}/superviseur/entrer#${token}`,
    '',
  ];
}

const howToGetNewOnes = [
  '',
  'Un lien du premier démarrage n’a pas encore servi. S’il est perdu, en obtenir un autre :',
  `  npm run -s releve -- enrol --facility ${demonstrationPharmacy}`,
  '  npm run -s releve -- supervisor invite --scope national',
  '',
];
