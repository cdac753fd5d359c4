import { freshData, type RunningEndpoint, startEndpoint } from '../../support/endpoint.ts';
import { linkedTablet, type NodeTablet, nationOf } from '../../support/node-tablet.ts';
import { type Chance, chance } from '../fuzz/chance.ts';
import { asked } from './browser-world.ts';
import { disagreements, vialsOf } from './kept-once.ts';
import { type Round, rounds } from './rounds.ts';

interface World {
  data: ReturnType<typeof freshData>;
  endpoint: RunningEndpoint;
  tablets: NodeTablet[];
  mostMs: number;
  slowestMs: number;
}

/** Ready within 5 s; a machine that others use gets three times that in the short run. */
const readyMs = { short: 15_000, full: 5_000 };

export const killedEndpointRows = [
  rounds<World>({
    row: 'F19',
    short: 30,
    full: 500,
    of: 'SIGKILLs of the endpoint while three tablets send',
    open: async (amount) => {
      const data = freshData();
      const endpoint = await startEndpoint({ data: data.path });
      const world: World = { data, endpoint, tablets: [], mostMs: readyMs[amount], slowestMs: 0 };
      const freshCode = await nationOf(endpoint);
      const port = () => world.endpoint.port;
      for (let left = 3; left > 0; left--) world.tablets.push(await linkedTablet(await freshCode(), port));
      return world;
    },
    round: kill,
    finish: async (world) => {
      const left = await Promise.all(world.tablets.map((tablet) => tablet.send()));
      return {
        violations: [
          ...left.filter((it) => it > 0).map((it) => `${it} events are still unsent`),
          ...(await wrongIn(world)),
        ],
        note: `${await acknowledgedBy(world)} acknowledged, slowest start ${Math.round(world.slowestMs)} ms`,
      };
    },
    close: async ({ endpoint, data }) => {
      await endpoint.kill();
      data.remove();
    },
  }),
];

async function kill(world: World, round: number): Promise<Round> {
  const own = chance(round, 19);
  let isKilled = false;
  const sending = world.tablets.map(async (tablet) => {
    while (!isKilled) await countAndSend(tablet, own);
  });
  await new Promise((resolve) => setTimeout(resolve, 50 + own.below(400)));
  await world.endpoint.kill();
  isKilled = true;
  await Promise.all(sending);
  const begun = performance.now();
  world.endpoint = await startEndpoint({ data: world.data.path, port: world.endpoint.port });
  const tookMs = performance.now() - begun;
  world.slowestMs = Math.max(world.slowestMs, tookMs);
  const violations = await wrongIn(world);
  if (tookMs > world.mostMs) violations.push(`ready after ${Math.round(tookMs)} ms`);
  return { violations };
}

async function countAndSend(tablet: NodeTablet, { below }: Chance): Promise<void> {
  await tablet.count([below(9), below(9), below(9)]);
  await tablet.send();
}

function wrongIn({ data, tablets }: World): Promise<string[]> {
  return asked(data.path, async (sql) => {
    const wrong = await disagreements(sql, tablets);
    const { sealed, stored } = await vialsOf(sql, tablets);
    if (stored > sealed) wrong.push(`${stored} vials are recorded of ${sealed} that were sealed`);
    return wrong;
  });
}

async function acknowledgedBy({ tablets }: World): Promise<number> {
  const counts = await Promise.all(tablets.map(({ database }) => database.acknowledgements.count()));
  return counts.reduce((sum, it) => sum + it, 0);
}
