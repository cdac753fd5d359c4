import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { type RunningEndpoint, startEndpoint } from '../../support/endpoint.ts';
import { linkedTablet, type NodeTablet, nationOf } from '../../support/node-tablet.ts';
import { chance } from '../fuzz/chance.ts';
import { disagreements, vialsOf } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

interface World {
  database: TestDatabase;
  endpoints: RunningEndpoint[];
  tablets: NodeTablet[];
}

export const twoEndpointsRows = [
  rounds<World>({
    row: 'F28',
    short: 8,
    full: 200,
    of: 'kills of one of two endpoints, each third with every connection to the database cut',
    open: async () => {
      const database = await freshDatabase();
      const world: World = { database, endpoints: [], tablets: [] };
      for (let left = 2; left > 0; left--) world.endpoints.push(await over(database));
      const freshCode = await nationOf(world.endpoints[0] as RunningEndpoint);
      const { pick } = chance(28);
      const anyPort = () => pick(world.endpoints).port;
      for (let left = 3; left > 0; left--) world.tablets.push(await linkedTablet(await freshCode(), anyPort));
      return world;
    },
    round: killOne,
    finish: async ({ database, tablets }) => {
      const left = await Promise.all(tablets.map((tablet) => tablet.sendPatiently()));
      const { sealed, stored } = await vialsOf(database.sql, tablets);
      const wrong = await disagreements(database.sql, tablets);
      if (left.some((it) => it > 0)) wrong.push(`${left} events are still unsent`);
      if (sealed !== stored) wrong.push(`${stored} vials are recorded of ${sealed} that were sealed`);
      return { violations: wrong, note: `${stored} vials` };
    },
    close: async ({ database, endpoints }) => {
      await Promise.all(endpoints.map((endpoint) => endpoint.kill()));
      await database.drop();
    },
  }),
];

const over = ({ url }: TestDatabase, port = 0) =>
  startEndpoint({ data: '/nonexistent', port, env: { DATABASE_URL: url } });

async function killOne({ database, endpoints, tablets }: World, round: number): Promise<Round> {
  const own = chance(round, 28);
  let isOver = false;
  const sending = tablets.map(async (tablet) => {
    while (!isOver) {
      await tablet.count([own.below(9), own.below(9), own.below(9)]);
      await tablet.send();
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 50 + own.below(300)));
  const which = own.below(2);
  const killed = endpoints[which] as RunningEndpoint;
  await killed.kill();
  if (round % 3 === 0) await database.cut();
  endpoints[which] = await over(database, killed.port);
  isOver = true;
  await Promise.all(sending);
  // The pool of this process was cut as well, and says so once.
  await database.sql`select 1`.catch(() => undefined);
  return { violations: await disagreements(database.sql, tablets) };
}
