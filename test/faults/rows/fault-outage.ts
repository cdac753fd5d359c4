import { gunzipSync } from 'node:zlib';
import { addMs, type Instant } from '../../../src/domain/day.ts';
import { drain } from '../../../src/sync/drain.ts';
import { linkedTablet, type NodeTablet } from '../../support/node-tablet.ts';
import { monday, type Service, startService } from '../../support/service.ts';
import { chance } from '../fuzz/chance.ts';
import { vialsOf } from './kept-once.ts';
import type { Row, RowResult } from './row.ts';

const tablets = 300;
const outageMs = 180_000;
const everyMs = 15 * 60_000;
const mostMs = 600_000;
const eventsOnEach = { short: 2, full: 20 };

/** Tablets that somebody looks at: one that nobody sees waits up to 15 minutes, and keeps nobody waiting. */
const seen = `${tablets} tablets that are looked at`;

/** F25: the tablets' own code and the endpoint's over its database, in virtual time. */
export const outageRows: Pick<Row, 'row' | 'full' | 'short' | 'run'>[] = [
  {
    row: 'F25',
    full: `${seen}, ${eventsOnEach.full} events on each`,
    short: `${seen}, ${eventsOnEach.short} events on each`,
    run: ({ amount, seed }) => comeBack(eventsOnEach[amount], seed ?? 1),
  },
];

interface Waiting {
  tablet: NodeTablet;
  atMs: number;
}

async function comeBack(events: number, seed: number): Promise<RowResult> {
  const service = await startService();
  const own = chance(seed, 25);
  let nowMs = 0;
  /** Requests in each second since the endpoint was back. */
  const seconds = new Map<number, number>();
  const mayPass = () => {
    if (nowMs < outageMs) return false;
    const second = Math.floor((nowMs - outageMs) / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    return true;
  };
  const now = () => addMs(monday, nowMs);
  try {
    const waiting: Waiting[] = [];
    for (let index = 0; index < tablets; index++) {
      const { plain, counted } = into(service, `10.3.${index >> 8}.${index & 255}`, mayPass);
      const tablet = await linked(service, plain, { now, random: own.next });
      for (let left = events; left > 0; left--) await tablet.count([1, own.below(9), own.below(9)]);
      tablet.parts.fetcher = counted;
      waiting.push({ tablet, atMs: own.below(60_000) });
    }
    const all = waiting.map(({ tablet }) => tablet);
    const begun = performance.now();
    let drainedMs = 0;
    while (waiting.length > 0 && nowMs < outageMs + everyMs) {
      const next = waiting.reduce((first, it) => (it.atMs < first.atMs ? it : first));
      nowMs = Math.max(nowMs, next.atMs);
      const { left, nextTryInMs } = await drain(next.tablet.parts, false);
      next.atMs = nowMs + Math.max(1_000, Math.min(everyMs, nextTryInMs ?? everyMs));
      if (left > 0) continue;
      waiting.splice(waiting.indexOf(next), 1);
      drainedMs = nowMs - outageMs;
    }
    const { sealed, stored } = await vialsOf(service.sql, all);
    return judged({
      seconds,
      drainedMs,
      left: waiting.length,
      sealed,
      stored,
      seed,
      tookMs: performance.now() - begun,
    });
  } finally {
    await service.close();
  }
}

function judged(found: {
  seconds: ReadonlyMap<number, number>;
  drainedMs: number;
  left: number;
  sealed: number;
  stored: number;
  seed: number;
  tookMs: number;
}): RowResult {
  const { seconds, drainedMs, left, sealed, stored, seed } = found;
  const requests = [...seconds.values()].reduce((sum, it) => sum + it, 0);
  const mean = requests / Math.max(1, drainedMs / 1000);
  const most = Math.max(0, ...seconds.values());
  const said = `${requests} requests in ${Math.round(drainedMs / 1000)} s, ${mean.toFixed(1)} a second and ${most} at most`;
  const wrong: [string, boolean][] = [
    [`${left} tablets are not drained`, left > 0],
    [`drained after ${drainedMs} ms`, drainedMs > mostMs],
    [`a second had ${most} requests of ${mean.toFixed(1)} on average`, most > 3 * mean],
    [`${stored} vials are recorded of ${sealed} that were sealed`, stored !== sealed],
  ];
  return {
    volume: `${tablets} tablets; ${said}; it took ${Math.round(found.tookMs / 1000)} s in all`,
    violations: wrong.filter(([, isSo]) => isSo).map(([what]) => ({ seed, what })),
  };
}

async function linked(
  service: Service,
  fetcher: typeof fetch,
  parts: { now: () => Instant; random: () => number },
): Promise<NodeTablet> {
  const tablet = await linkedTablet(await service.code('demo-cayenne'), () => 0, fetcher);
  Object.assign(tablet.parts, { ...parts, isWatched: () => true });
  return tablet;
}

/** The network, straight into the endpoint: `mayPass` is asked at each request. */
function into(
  service: Service,
  remoteAddress: string,
  mayPass: () => boolean,
): { plain: typeof fetch; counted: typeof fetch } {
  const plain = (async (path: string, init: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const payload =
      typeof init.body === 'string' ? init.body : gunzipSync(Buffer.from(init.body as ArrayBuffer));
    delete headers['content-encoding'];
    const answer = await service.app.inject({ method: 'POST', url: path, headers, payload, remoteAddress });
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]),
    });
  }) as typeof fetch;
  const counted = (async (path: string, init: RequestInit) => {
    if (!mayPass()) throw new TypeError('no answer');
    return plain(path, init);
  }) as typeof fetch;
  return { plain, counted };
}
