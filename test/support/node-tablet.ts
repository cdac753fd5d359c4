import { randomUUID, webcrypto } from 'node:crypto';
import type { Subtle } from '../../src/protocol/crypto.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import { openTabletDatabase, seal, type TabletDatabase } from '../../src/store/index.ts';
import { reissueStrays } from '../../src/store/reissue.ts';
import { drain } from '../../src/sync/drain.ts';
import { enrol } from '../../src/sync/enrol.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { supervisionClient } from '../../src/sync/supervision.ts';
import { contextAt, count, oneQueue } from './tablet-parts.ts';

const subtle = webcrypto.subtle as unknown as Subtle;

/** What a browser adds by itself, on its way to a port of this machine. */
export function browserFetch(portOf: () => number): typeof fetch {
  let cookie = '';
  return async (path, init) => {
    const origin = `http://localhost:${portOf()}`;
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    headers.set('sec-fetch-site', 'same-origin');
    if (cookie) headers.set('cookie', cookie);
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

/** A tablet's own code over a store in memory, linked to whatever endpoint listens on that port. */
export interface NodeTablet {
  database: TabletDatabase;
  parts: SyncParts;
  enrol(code: string): ReturnType<typeof enrol>;
  /** Seals a count of tocilizumab, of 80, 200 and 400 mg. */
  count(figures: [number, number, number]): ReturnType<typeof seal>;
  /** How many events are left. */
  send(): Promise<number>;
  /** The same, once every wait that the endpoint asked for is over. */
  sendPatiently(): Promise<number>;
}

export async function nodeTablet(
  portOf: () => number,
  fetcher: typeof fetch = browserFetch(portOf),
): Promise<NodeTablet> {
  const database = await openTabletDatabase(`tablet-${randomUUID()}`);
  const parts: SyncParts = {
    database,
    subtle,
    fetcher,
    locks: oneQueue(),
    now: () => new Date().toISOString(),
    random: Math.random,
    newBatchId: randomUUID,
    app: 'test',
    isWatched: () => false,
    packReader: async () => readSignedPack,
    reissuer: async () => reissueStrays,
  };
  const ids = { fresh: () => randomUUID().replaceAll('-', '').slice(0, 20), remembered: () => null };
  return {
    database,
    parts,
    enrol: (code) => enrol(parts, ids, code),
    count: (figures) => seal(database, subtle, count(figures), contextAt(parts.now())),
    send: async () => (await drain(parts, true)).left,
    sendPatiently: async () => {
      for (let tries = 1; ; tries++) {
        const { left, nextTryInMs } = await drain(parts, true);
        if (left === 0 || nextTryInMs === null || tries === 10) return left;
        await new Promise((resolve) => setTimeout(resolve, nextTryInMs));
      }
    },
  };
}

/** A national supervisor who hands out codes for tablets of Cayenne; the link is used up by it. */
export async function nationOf({
  port,
  token,
}: {
  port: number;
  token: string;
}): Promise<() => Promise<string>> {
  const nation = supervisionClient(browserFetch(() => port));
  await nation.enter(token);
  return async () => {
    const fresh = await nation.enrolmentCode('demo-cayenne');
    if (fresh.kind !== 'ok') throw new Error(`no code: ${JSON.stringify(fresh)}`);
    return fresh.value.code;
  };
}

export async function linkedTablet(
  code: string,
  ...where: Parameters<typeof nodeTablet>
): Promise<NodeTablet> {
  const tablet = await nodeTablet(...where);
  const outcome = await tablet.enrol(code);
  if (outcome.kind !== 'ok') throw new Error(`not linked: ${JSON.stringify(outcome)}`);
  return tablet;
}
