import { gunzipSync } from 'node:zlib';
import { addMs } from '../../../src/domain/day.ts';
import { freshData, startEndpoint } from '../../support/endpoint.ts';
import { browserFetch, linkedTablet, type NodeTablet } from '../../support/node-tablet.ts';
import { slowLink } from '../../support/slow-link.ts';
import { chance } from '../fuzz/chance.ts';
import { asked } from './browser-world.ts';
import { disagreements, vialsOf } from './kept-once.ts';
import type { Row, RowContext, RowResult, Violation } from './row.ts';

/** 64 kbit/s, 1,500 ms there and back. A connection that the endpoint closed while it was idle costs a request besides. */
const speed = { bytesPerSecond: 8_000, delayMs: 750 };
const daysMs = 60 * 86_400_000;
const volumes = { short: { events: 1_200, cuts: 1 }, full: { events: 5_000, cuts: 3 } };
const mostResent = 0.1;
const said = ({ events, cuts }: { events: number; cuts: number }) =>
  `${events.toLocaleString('en')} events of 60 days, link cut ${cuts} times on the way`;

/** F17: the real sync code against the real endpoint, over a satellite link. */
export const slowLinkRows: Pick<Row, 'row' | 'full' | 'short' | 'run'>[] = [
  { row: 'F17', full: said(volumes.full), short: said(volumes.short), run: comeBack },
];

/** One request with events: which, and how many of its bytes the link carried before the next. */
interface Sent {
  first: number;
  count: number;
  carried: number;
}

async function comeBack({ amount, seed, say }: RowContext): Promise<RowResult> {
  const { events, cuts } = volumes[amount];
  const own = chance(seed ?? 1, 17);
  const data = freshData();
  const endpoint = await startEndpoint({ data: data.path });
  const link = await slowLink(endpoint.port, speed);
  let port = endpoint.port;
  const tablet = await linkedTablet(endpoint.code, () => port);
  try {
    await stayAway(tablet, events);
    port = link.port;
    const sent = listenTo(tablet, () => port, link.carriedUp);
    const begun = performance.now();
    let left = events;
    for (let cut = 0; left > 0 && cut < 20; cut++) {
      const sending = tablet.send();
      const pieces = Math.floor(events / (cuts + 1));
      if (cut < cuts) await cutWithin(link, sent, pieces * cut + own.below(pieces), own.below(4_000));
      left = await sending;
      link.mend();
      say(`${left} left after ${Math.round((performance.now() - begun) / 1_000)} s`);
    }
    const { needed, resent } = bytesOf(sent);
    const share = resent / needed;
    const wrong = await asked(data.path, async (sql) => {
      const vials = await vialsOf(sql, [tablet]);
      const differ = vials.sealed === vials.stored ? [] : [`${vials.stored} vials stored of ${vials.sealed}`];
      return [...(await disagreements(sql, [tablet])), ...differ];
    });
    const violations = [
      ...wrong,
      ...(left > 0 ? [`${left} events are still unsent`] : []),
      ...(share > mostResent ? [`${(100 * share).toFixed(1)} % was sent again`] : []),
    ].map((what): Violation => ({ seed: seed ?? 1, what }));
    const took = `${Math.round((performance.now() - begun) / 1_000)} s, ${sent.length} requests`;
    const volume = `${said({ events, cuts })}; ${took}; ${needed} bytes needed, ${(100 * share).toFixed(1)} % sent again`;
    return { volume, violations };
  } finally {
    await link.close();
    await endpoint.kill();
    data.remove();
  }
}

async function stayAway(tablet: NodeTablet, events: number): Promise<void> {
  const { now } = tablet.parts;
  for (let index = 0; index < events; index++) {
    tablet.parts.now = () => addMs(now(), Math.round((index / events - 1) * daysMs));
    await tablet.count([index % 7, index % 5, index % 3]);
  }
  tablet.parts.now = now;
}

function listenTo(tablet: NodeTablet, port: () => number, carriedUp: () => number): Sent[] {
  const sent: Sent[] = [];
  const fetcher = browserFetch(port);
  tablet.parts.fetcher = async (path, init) => {
    const body = Buffer.from(init?.body as ArrayBuffer);
    const batch = JSON.parse(gunzipSync(body).toString()).events as { seq: number }[];
    const before = carriedUp();
    const request = { first: batch[0]?.seq ?? 0, count: batch.length, carried: 0 };
    if (batch.length > 0) sent.push(request);
    const follow = setInterval(() => {
      request.carried = Math.min(body.length, carriedUp() - before);
    }, 20);
    try {
      return await fetcher(path, init);
    } finally {
      clearInterval(follow);
      request.carried = Math.min(body.length, carriedUp() - before);
    }
  };
  return sent;
}

/** Once the tablet is sending a given event or a later one, some time into that request. */
async function cutWithin(
  link: Awaited<ReturnType<typeof slowLink>>,
  sent: readonly Sent[],
  seq: number,
  afterMs: number,
): Promise<void> {
  const last = () => sent.at(-1);
  while ((last()?.first ?? 0) + (last()?.count ?? 0) <= seq) await new Promise((go) => setTimeout(go, 50));
  await new Promise((go) => setTimeout(go, afterMs));
  link.cut();
}

/** What of it was in vain: requests whose first event was sent once more. */
function bytesOf(sent: readonly Sent[]): { needed: number; resent: number } {
  const isInVain = (it: Sent, index: number) =>
    sent.slice(index + 1).some((later) => later.first <= it.first);
  const sum = (all: readonly Sent[]) => all.reduce((bytes, it) => bytes + it.carried, 0);
  const resent = sum(sent.filter(isInVain));
  return { needed: sum(sent) - resent, resent };
}
