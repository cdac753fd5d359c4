import { demonstrationFacilities } from '../../../src/reference/demonstration.ts';
import { territories } from '../../../src/reference/territories.ts';
import { startService } from '../../support/service.ts';
import { deadProvider } from '../../support/signed-in.ts';
import { chance, shuffled } from '../fuzz/chance.ts';
import { ask } from '../policy/ask.ts';
import { openCast } from '../policy/cast.ts';
import { leaks } from '../policy/leaks.ts';
import { routesOf } from '../policy/routes.ts';
import { type About, policyTable, type Role } from '../policy/table.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

const supervisors: Role[] = [
  'supervisor-national',
  ...territories.map(({ code }): Role => `supervisor-${code}`),
];
const others: Role[] = [
  ...(['nobody', 'forged-session', 'ended-session', 'expired-session'] as const),
  ...(['tablet', 'unsigned-tablet', 'revoked-tablet', 'blocked-tablet'] as const),
];

export const policyRows = [
  attack({
    row: 'S1',
    short: 300,
    full: 100_000,
    of: 'cells at most',
    run: (it) => runMatrix(it, supervisors),
  }),
  attack({ row: 'S2', short: 300, full: 100_000, of: 'cells at most', run: (it) => runMatrix(it, others) }),
];

/** At most `volume` cells, of each route its share. */
async function runMatrix({ volume, seed, log }: RunContext, roles: Role[]): Promise<Outcome> {
  const service = await startService(deadProvider);
  const violations: string[] = [];
  try {
    await service.app.ready();
    const routes = routesOf(service.app);
    for (const route of routes) if (!(route in policyTable)) violations.push(`${route} is not in the table`);
    for (const route of Object.keys(policyTable))
      if (!routes.includes(route)) violations.push(`${route} is in the table and nowhere else`);

    const cast = await openCast(service);
    const own = chance(seed);
    const share = Math.ceil(volume / Object.keys(policyTable).length);
    let cells = 0;
    for (const [route, entry] of Object.entries(policyTable)) {
      const all = entry.about.flatMap(abouts).flatMap((about) => roles.map((role) => ({ role, about })));
      // Most cells are refusals: those that are granted come first, up to half.
      const isGranted = ({ role, about }: (typeof all)[number]) => entry.status(role, about) < 300;
      const mixed = shuffled(all, own);
      const granted = mixed.filter(isGranted).slice(0, Math.ceil(share / 2));
      const chosen = [...granted, ...mixed.filter((cell) => !granted.includes(cell))].slice(0, share);
      cells += chosen.length;
      for (const { role, about } of chosen) {
        const found = await ask(cast, route, role, about);
        const expected = entry.status(role, about);
        const said = `${route} by ${role} about ${JSON.stringify(about)}`;
        if (found.status !== expected) violations.push(`${said}: ${found.status} and not ${expected}`);
        if (found.changed !== expected < 300 && found.changed !== null)
          violations.push(`${said}: ${expected}, yet ${found.changed ? 'something' : 'nothing'} changed`);
      }
      log(`${route}: ${chosen.length} of ${all.length} cells`);
    }
    violations.push(...(await leaks(cast)));
    return { volume: `${cells} cells`, violations };
  } finally {
    await service.close();
  }
}

function abouts(kind: About['kind']): About[] {
  if (kind === 'nothing') return [{ kind }];
  const nowhere: About = { kind, id: kind === 'region' ? '999' : 'nowhere', region: null };
  if (kind === 'region')
    return [...territories.map(({ code }): About => ({ kind, id: code, region: code })), nowhere];
  return [...demonstrationFacilities.map(({ id, region }): About => ({ kind, id, region })), nowhere];
}
