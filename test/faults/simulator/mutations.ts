import type { GoodEvent } from '../../../src/endpoint/sync/judge-event.ts';
import { type Subtle, signText } from '../../../src/protocol/crypto.ts';
import { hashOfEvent } from '../../../src/protocol/event.ts';
import { protocolMarker, type SyncAnswer, signatureHeader } from '../../../src/protocol/sync.ts';
import type { Identity } from '../../../src/store/database.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import { backupOf, type StoredRow } from './memory-ledger.ts';
import type { Rows } from './memory-tables.ts';
import { rowsOf } from './oracle.ts';
import { dayMs } from './profile.ts';
import type { Tablet } from './tablet.ts';
import type { Mutation, World } from './world.ts';

interface Batch {
  batch: string;
  device: string;
  events: { seq: number; device: string; hash: string }[];
}

/**
 * Designs that were proposed, or are found elsewhere, and lose or double something. Each replaces one decision, from
 * outside: on the way to the network, to storage or to the record.
 */
export const mutations: { [name: string]: Mutation } = {
  'delete before answer': onTheWay(async (tablet, batch, go) => {
    forget(tablet, batch);
    return go();
  }),

  'trust any 200': onTheWay(async (_, batch, go, world) => {
    const response = await go();
    const isOurs = response.status !== 200 || response.headers.get(signatureHeader) !== null;
    return isOurs ? response : pretendStored(world, batch);
  }),

  'purge by age': {
    opened: (_, tablet) => {
      const limit = Date.parse(tablet.now()) - 30 * dayMs;
      for (const { device, seq, at } of rowsOf(tablet.disk, 'events') as {
        device: string;
        seq: number;
        at: string;
      }[])
        if (Date.parse(at) < limit) {
          tablet.disk.get('events')?.delete(`${device}/${seq}`);
          tablet.mirror = tablet.mirror.filter((line) => !line.includes(`"seq":${seq},`));
        }
    },
  },

  'check then insert': {
    ledger: (world, ledger, instance) => ({
      ...ledger,
      storeBatch: async (device, _, good, now) => {
        const known = new Set((await ledger.findStored(device, good)).map((row) => row.seq));
        const wanted = good.filter((row) => !known.has(row.seq));
        return world.scheduler.step(
          instance,
          'endpoint: insert',
          () => wanted.map((row) => insertAnyway(world, device.id, device.facility.id, row, now)),
          5,
        );
      },
    }),
  },

  'keys that expire': {
    ledger: (world, ledger) => ({
      ...ledger,
      storeBatch: async (device, batch, good, now) => {
        const isForgotten = (row: GoodEvent) => {
          const there = world.record.events.get(`${device.id}/${row.seq}`);
          return there !== undefined && Date.parse(now) - Date.parse(there.received_at) > dayMs;
        };
        const again = good.filter(isForgotten);
        const stored = await ledger.storeBatch(
          device,
          batch,
          good.filter((row) => !again.includes(row)),
          now,
        );
        const twice = again.map((row) => insertAnyway(world, device.id, device.facility.id, row, now));
        return [...stored, ...twice];
      },
    }),
  },

  'no epoch': { ledger: (_, ledger) => ({ ...ledger, identity: () => ledger.identity('') }) },

  'acknowledge before sync': {
    ledger: (world, ledger) => ({
      ...ledger,
      storeBatch: async (...batch) => {
        world.unflushed ??= backupOf(world.record);
        void world.scheduler
          .sleep(world.process, world.chance.int(1_000, 600_000), 'endpoint: flush')
          .then(() => (world.unflushed = null));
        return ledger.storeBatch(...batch);
      },
    }),
  },

  'relaxed storage': { isRelaxed: true },

  'every 4xx final': onTheWay(async (tablet, batch, go) => {
    const response = await go();
    if (response.status >= 400 && response.status < 500) forget(tablet, batch);
    return response;
  }),

  'ids from the clock': {
    database: (_, database, tablet) => numberedByClock(database, tablet),
  },

  'new id on retry': retriesUnderNewIds(),

  '403 as sent': onTheWay(async (_, batch, go, world) => {
    const response = await go();
    return response.status === 403 ? pretendStored(world, batch) : response;
  }),

  'cloned tablet': {
    ledger: (_, ledger) => ({
      ...ledger,
      findStored: async (device, events) => {
        const hashes = new Map(events.map((row) => [row.seq, row.hash]));
        const known = await ledger.findStored(device, events);
        return known.map((row) => ({ ...row, hash: hashes.get(row.seq) ?? row.hash }));
      },
    }),
  },

  'hidden by a new index': {
    database: indexedSince,
  },
};

/** Stands between a tablet and the network for batches of events. */
function onTheWay(
  between: (tablet: Tablet, batch: Batch, go: () => Promise<Response>, world: World) => Promise<Response>,
): Mutation {
  return {
    tablet: (world, parts, _, tablet) => ({
      ...parts,
      fetcher: (async (path: string, init: RequestInit) => {
        const go = () => parts.fetcher(path, init);
        return path === '/v1/sync' ? between(tablet, JSON.parse(init.body as string), go, world) : go();
      }) as typeof fetch,
    }),
  };
}

/** Without an acknowledgement, and outside of IndexedDB too. */
function forget(tablet: Tablet, batch: Batch): void {
  for (const { device, seq } of batch.events) {
    const text = (tablet.disk.get('events')?.get(`${device}/${seq}`)?.value as { text: string } | undefined)
      ?.text;
    tablet.disk.get('events')?.delete(`${device}/${seq}`);
    tablet.mirror = tablet.mirror.filter((line) => line !== text);
  }
}

/** What a tablet would write down that took this for the endpoint's word. */
async function pretendStored(world: World, batch: Batch): Promise<Response> {
  const { identity, facilities } = world.record;
  const { epoch } = await world.ledger().identity(batch.device);
  const now = new Date(world.scheduler.now).toISOString();
  const [held] = [...facilities.values()];
  const answer = {
    protocol: protocolMarker,
    batch: batch.batch,
    now,
    epoch,
    results: batch.events.map(({ seq }) => ({ seq, result: 'stored' as const, number: 1, receivedAt: now })),
    gaps: [],
    pull: { cursor: 0, events: [], facility: held?.facility as never, pack: null, resupply: [] },
  } satisfies SyncAnswer;
  return signed(world.subtle, identity.privateKey as CryptoKey, JSON.stringify(answer));
}

async function signed(subtle: Subtle, key: CryptoKey, text: string): Promise<Response> {
  const signature = await signText(subtle, key, text);
  return { status: 200, headers: { get: () => signature }, text: async () => text } as unknown as Response;
}

/** A row that no unique key keeps out. */
function insertAnyway(
  world: World,
  device: string,
  facility: string,
  row: GoodEvent,
  now: string,
): StoredRow {
  const { seq, hash, text } = row;
  const number = ++world.record.lastNumber;
  const id = `${device}/${seq}`;
  const own = { device, facility, previousHash: row.previous_hash, origin: row.reissues ?? hash };
  const stored = { seq, hash, text, number, received_at: now, ...own };
  world.record.events.set(world.record.events.has(id) ? `${id}#${number}` : id, stored);
  world.oracle.recordWritten(world.record);
  return stored;
}

/** The next number is the minute by the tablet's clock, and what has that number already is written over. */
function numberedByClock(database: SyncParts['database'], tablet: Tablet): SyncParts['database'] {
  const { meta, events } = database;
  const get = meta.get.bind(meta) as (key: string) => Promise<unknown>;
  const byClock = {
    get: async (key: string) => {
      const value = (await get(key)) as { device: string; seq: number; hash: string } | undefined;
      if (key !== 'chain') return value;
      const device = ((await get('identity')) as { device: string } | undefined)?.device ?? '';
      const seq = Math.floor(Date.parse(tablet.now()) / 60_000) % 2 ** 31;
      return { device, seq, hash: value?.hash ?? null };
    },
  };
  return overlay(database, {
    meta: overlay(meta, byClock),
    events: overlay(events, { add: events.put.bind(events) }),
  });
}

/** Events sealed before an update of the app are not in the index that it brought, and found by it alone. */
function indexedSince(world: World, database: SyncParts['database'], tablet: Tablet): SyncParts['database'] {
  const updatedAt = world.profile.days * 0.3 * dayMs;
  const start = world.startsAt;
  const isIndexed = (row: { at: string }) => Date.parse(row.at) - tablet.clockSkewMs >= start + updatedAt;
  const isUpdated = world.scheduler.now >= start + updatedAt;
  const { events } = database;
  const rows = tablet.disk.get('events') as Rows;
  const found = () =>
    [...rows.values()].filter((row) => !isUpdated || isIndexed(row.value as { at: string }));
  const toCollection = () => ({ primaryKeys: async () => found().map((row) => row.key) });
  return overlay(database, { events: overlay(events, { toCollection }) });
}

/** Each attempt seals its events anew, and the tablet matches the answer to what it has. */
function retriesUnderNewIds(): Mutation {
  const tried = new Set<string>();
  return {
    tablet: (world, parts, _, tablet) => ({
      ...parts,
      fetcher: (async (path: string, init: RequestInit) => {
        if (path !== '/v1/sync') return parts.fetcher(path, init);
        const request = JSON.parse(init.body as string) as Batch;
        const renamed = new Map<number, number>();
        const events = [];
        for (const event of request.events) {
          const attempt = `${world.seed}/${event.hash}`;
          const seq = tried.has(attempt) ? event.seq + world.chance.int(1_000, 1_000_000) : event.seq;
          tried.add(attempt);
          renamed.set(seq, event.seq);
          const { hash: _, ...rest } = { ...event, seq };
          events.push({ ...rest, hash: await hashOfEvent(world.subtle, rest) });
        }
        const identity = tablet.disk.get('meta')?.get('identity')?.value as Identity;
        const body = JSON.stringify({ ...request, events });
        const signature = await signText(world.subtle, identity.privateKey, body);
        const headers = { ...(init.headers as object), [signatureHeader]: signature };
        const response = await parts.fetcher(path, { ...init, headers, body });
        if (response.headers.get(signatureHeader) === null) return response;
        const text = (await response.text()).replace(/"seq":(\d+),"result"/g, (_, seq) => {
          return `"seq":${renamed.get(Number(seq)) ?? seq},"result"`;
        });
        return signed(world.subtle, world.record.identity.privateKey as CryptoKey, text);
      }) as typeof fetch,
    }),
  };
}

/** The same object, but for some members. */
function overlay<T>(base: T, members: object): T {
  return new Proxy(base as object, {
    get: (target, name) => {
      if (name in members) return members[name as never];
      const value = target[name as never] as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as T;
}
