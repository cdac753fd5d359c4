// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';
import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { linkedTablet, type NodeTablet, nationOf } from '../support/node-tablet.ts';

const data = freshData();
const backup = `${data.path}.backup`;
let endpoint: RunningEndpoint;
let freshCode: () => Promise<string>;
const port = () => endpoint.port;

const start = async () => {
  endpoint = await startEndpoint({ data: data.path });
  freshCode = await nationOf(endpoint);
};
beforeAll(start);
afterAll(async () => {
  await endpoint.stop();
  data.remove();
  rmSync(backup, { recursive: true, force: true });
});

/** Stops the endpoint, copies its data from one place to another, and starts it again. */
async function copied(from: string, to: string): Promise<void> {
  await endpoint.stop();
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  await start();
}

const linked = async () => linkedTablet(await freshCode(), port);

async function shownBy(tablet: NodeTablet): Promise<string[]> {
  const { events } = await readSnapshot(tablet.database, new Map(), '');
  return events.map(({ event, delivery }) => `${event.device}/${event.seq} ${delivery.state}`).sort();
}

test('F23: an endpoint restored from an old backup gets back what tablets hold, though nobody tells them', async () => {
  const [steady, quiet] = [await linked(), await linked()];
  for (const tablet of [steady, quiet]) {
    await tablet.count([1, 0, 0]);
    expect(await tablet.send()).toBe(0);
  }
  await copied(data.path, backup);
  const late = await linked();
  for (const tablet of [steady, late, steady]) {
    await tablet.count([2, 1, 3]);
    expect(await tablet.send()).toBe(0);
  }
  await copied(backup, data.path);

  // Numbers given after the backup are given again before anybody has noticed.
  await quiet.count([0, 0, 9]);
  expect([await quiet.send(), await steady.send()]).toEqual([0, 0]);
  // Linked after the backup, it is unknown now and has to be linked again.
  await late.count([3, 3, 3]);
  expect(await late.send()).toBe(1);
  await late.enrol(await freshCode());
  expect(await late.send()).toBe(0);

  const tablets = [steady, quiet, late];
  for (const tablet of tablets) await tablet.send();
  const [all] = await Promise.all(tablets.map(shownBy));
  expect(all).toHaveLength(7);
  expect(all?.filter((it) => !it.endsWith(' stored'))).toEqual([]);
  for (const tablet of tablets) expect(await shownBy(tablet)).toEqual(all);
});
