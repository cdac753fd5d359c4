// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLink, unsentEvents } from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { supervisionClient } from '../../src/sync/supervision.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { browserFetch, nodeTablet } from '../support/node-tablet.ts';

const data = freshData();
let endpoint: RunningEndpoint;
const port = () => endpoint.port;

beforeAll(async () => {
  endpoint = await startEndpoint({ data: data.path });
});
afterAll(async () => {
  await endpoint.stop();
  data.remove();
});

describe('a tablet’s own code against the real endpoint', () => {
  test('enrols once, counts, sends, and is seen by the supervisor; the code is then used up', async () => {
    const tablet = await nodeTablet(port);
    const { database } = tablet;
    expect(await tablet.enrol(endpoint.code)).toEqual({ kind: 'ok' });
    const other = await nodeTablet(port);
    expect(await other.enrol(endpoint.code)).toEqual({
      kind: 'refused',
      code: 'code-used',
    });

    await tablet.count([2, 1, 3]);
    expect(await tablet.send()).toBe(0);
    const [kept] = (await readSnapshot(database, new Map(), '')).events;
    expect(kept?.delivery.state).toBe('stored');

    const supervisor = supervisionClient(browserFetch(port));
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
    await tablet.count([1, 2, 2]);
    expect(await tablet.send()).toBe(1);
    expect((await readLink(database)).hold?.kind).toBe('enrolment-lost');

    const fresh = await supervisor.enrolmentCode('demo-cayenne');
    if (fresh.kind !== 'ok') throw new Error('no code');
    expect(await tablet.enrol(fresh.value.code)).toEqual({ kind: 'ok' });
    expect(await tablet.send()).toBe(0);
    expect((await database.events.toArray()).map((row) => row.seq)).toEqual([1, 2]);
    expect(await unsentEvents(database)).toEqual([]);
  });
});
