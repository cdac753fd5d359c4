// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';
import { randomUUID, webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subtle } from '../../src/protocol/crypto.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import {
  openTabletDatabase,
  readLink,
  seal,
  type TabletDatabase,
  unsentEvents,
} from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { reissueStrays } from '../../src/store/reissue.ts';
import { drain } from '../../src/sync/drain.ts';
import { enrol } from '../../src/sync/enrol.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { supervisionClient } from '../../src/sync/supervision.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { contextAt, count, oneQueue } from '../support/tablet-parts.ts';

const subtle = webcrypto.subtle as unknown as Subtle;
const data = freshData();
let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await startEndpoint({ data: data.path });
});
afterAll(async () => {
  await endpoint.stop();
  data.remove();
});

/** What a browser adds by itself. */
function browserFetch(): typeof fetch {
  let cookie = '';
  return async (path, init) => {
    const origin = `http://localhost:${endpoint.port}`;
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    headers.set('sec-fetch-site', 'same-origin');
    if (cookie) headers.set('cookie', cookie);
    const response = await fetch(`${origin}${path}`, { ...init, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
}

async function tablet(): Promise<{ database: TabletDatabase; parts: SyncParts }> {
  const database = await openTabletDatabase(`tablet-${randomUUID()}`);
  const parts: SyncParts = {
    database,
    subtle,
    fetcher: browserFetch(),
    locks: oneQueue(),
    now: () => new Date().toISOString(),
    random: Math.random,
    newBatchId: randomUUID,
    app: 'test',
    isWatched: () => false,
    packReader: async () => readSignedPack,
    reissuer: async () => reissueStrays,
  };
  return { database, parts };
}

const deviceIds = () => ({
  fresh: () => randomUUID().replaceAll('-', '').slice(0, 20),
  remembered: () => null,
});

describe('a tablet’s own code against the real endpoint', () => {
  test('enrols once, counts, sends, and is seen by the supervisor; the code is then used up', async () => {
    const { database, parts } = await tablet();
    expect(await enrol(parts, deviceIds(), endpoint.code)).toEqual({ kind: 'ok' });
    const other = await tablet();
    expect(await enrol(other.parts, deviceIds(), endpoint.code)).toEqual({
      kind: 'refused',
      code: 'code-used',
    });

    await seal(database, subtle, count([2, 1, 3]), contextAt(parts.now()));
    expect(await drain(parts, true)).toEqual({ left: 0, nextTryInMs: null });
    const [kept] = (await readSnapshot(database, new Map(), '')).events;
    expect(kept?.delivery.state).toBe('stored');

    const supervisor = supervisionClient(browserFetch());
    expect((await supervisor.view()).kind).toBe('signed-out');
    expect((await supervisor.enter(endpoint.token)).kind).toBe('ok');
    const view = await supervisor.view();
    if (view.kind !== 'ok') throw new Error(`no view: ${JSON.stringify(view)}`);
    const facility = view.value.facilities.find((it) => it.facility.id === 'demo-cayenne');
    const product = facility?.products.find((it) => it.product === 'tocilizumab-iv');
    expect(product?.lastCount?.lines.map((line) => line.physical)).toEqual([2, 1, 3]);
    expect(product?.period.done).toHaveLength(1);
    expect(product?.floor).toMatchObject({ answer: 'breached', injections: 1, required: 2 });

    const device = facility?.devices[0]?.device ?? '';
    expect((await supervisor.revoke(device)).kind).toBe('ok');
    await seal(database, subtle, count([1, 2, 2]), contextAt(parts.now()));
    expect((await drain(parts, true)).left).toBe(1);
    expect((await readLink(database)).hold?.kind).toBe('enrolment-lost');

    const fresh = await supervisor.enrolmentCode('demo-cayenne');
    if (fresh.kind !== 'ok') throw new Error('no code');
    expect(await enrol(parts, deviceIds(), fresh.value.code)).toEqual({ kind: 'ok' });
    expect((await drain(parts, true)).left).toBe(0);
    expect((await database.events.toArray()).map((row) => row.seq)).toEqual([1, 2]);
    expect(await unsentEvents(database)).toEqual([]);
  });
});
