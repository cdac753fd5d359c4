import { cuttingProxy, type Way } from '../../support/cutting-proxy.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../../support/endpoint.ts';
import { linkedTablet, type NodeTablet, nationOf } from '../../support/node-tablet.ts';
import { asked } from './browser-world.ts';
import { disagreements, vialsOf } from './kept-once.ts';
import { rounds } from './rounds.ts';

interface World {
  data: ReturnType<typeof freshData>;
  endpoint: RunningEndpoint;
  proxy: Awaited<ReturnType<typeof cuttingProxy>>;
  tablet: NodeTablet;
  cuts: { [way in Way]: number };
}

/** A round cuts after every so many bytes, and the next one a byte later: all rounds are all bytes. */
const stride = 64;

export const cutSocketsRows = [
  rounds<World>({
    row: 'F29',
    short: 4,
    full: stride,
    of: `sendings of one count each, cut after every ${stride}th byte, in rounds a byte apart`,
    open: async () => {
      const data = freshData();
      const endpoint = await startEndpoint({ data: data.path });
      const proxy = await cuttingProxy(() => endpoint.port);
      const code = await nationOf(endpoint);
      const tablet = await linkedTablet(await code(), () => proxy.port);
      return { data, endpoint, proxy, tablet, cuts: { up: 0, down: 0 } };
    },
    round: async (world, round) => {
      const violations = [
        ...(await cutAll(world, 'up', round - 1)),
        ...(await cutAll(world, 'down', round - 1)),
        ...(await wrongIn(world)),
      ];
      const { up, down } = world.cuts;
      return { violations, note: `${up} requests and ${down} answers cut` };
    },
    close: async ({ endpoint, proxy, data }) => {
      await proxy.close();
      await endpoint.kill();
      data.remove();
    },
  }),
];

/** From the first byte to the last, and once after it. */
async function cutAll({ tablet, proxy, cuts }: World, way: Way, from: number): Promise<string[]> {
  const violations: string[] = [];
  for (let after = from; ; after += stride) {
    await tablet.count([after % 10, 1, 1]);
    proxy.cutAfter(way, after);
    const left = await tablet.send();
    if (!proxy.mend()) {
      return left === 0 ? violations : [...violations, `${left} events wait though nothing was cut`];
    }
    cuts[way]++;
    const again = await tablet.send();
    if (again > 0) violations.push(`${again} events wait after a cut ${way} at ${after}`);
    // The whole answer is the one thing that may empty the outbox.
    if (left === 0 && way === 'up') violations.push(`taken as sent, cut ${way} at ${after}`);
  }
}

function wrongIn({ data, tablet }: World): Promise<string[]> {
  return asked(data.path, async (sql) => {
    const wrong = await disagreements(sql, [tablet]);
    const { sealed, stored } = await vialsOf(sql, [tablet]);
    return stored === sealed
      ? wrong
      : [...wrong, `${stored} vials are recorded of ${sealed} that were sealed`];
  });
}
