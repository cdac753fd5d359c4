import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { noteAbsence } from '../../src/endpoint/identity.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

const minute = 60_000;
const hour = 60 * minute;

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** The epoch that each of so many contacts is told, a minute apart. */
async function epochsOf(tablet: WireTablet, contacts: number): Promise<Set<string>> {
  const epochs = new Set<string>();
  for (let at = 0; at < contacts; at++) {
    service.clock.advance(minute);
    epochs.add((await tablet.send()).epoch);
  }
  return epochs;
}

test('F23: an endpoint that started while its clock was ahead forgets nobody, then or when that time comes', async () => {
  const tablet = await WireTablet.enrol(service);
  const { epoch } = await tablet.send();
  service.clock.advance(minute);
  await noteAbsence(service.sql, addMs(service.clock.now(), 2 * hour));
  expect(await epochsOf(tablet, 5)).toEqual(new Set([epoch]));
  service.clock.advance(3 * hour);
  expect(await epochsOf(tablet, 2)).toEqual(new Set([epoch]));
});

test('F23: nor a tablet that loses its answers meanwhile', async () => {
  const tablet = await WireTablet.enrol(service);
  const { epoch } = await tablet.send();
  service.clock.advance(minute);
  await noteAbsence(service.sql, addMs(service.clock.now(), 2 * hour));
  await epochsOf(tablet, 1);
  for (let lost = 0; lost < 3; lost++) {
    service.clock.advance(minute);
    await tablet.post(tablet.batch([]));
  }
  expect(await epochsOf(tablet, 3)).toEqual(new Set([epoch]));
});

test('F23: of two under one identity, the second too is told that its last answer is forgotten', async () => {
  const tablet = await WireTablet.enrol(service);
  const { epoch } = await tablet.send();
  service.clock.advance(minute);
  const lost = service.clock.now();
  service.clock.advance(minute);
  await noteAbsence(service.sql, service.clock.now());
  const epochs = await epochsOf(tablet, 1);
  tablet.heardAt = lost;
  for (const told of await epochsOf(tablet, 1)) epochs.add(told);
  expect(epochs.size).toBe(2);
  expect([...epochs][0]).toBe(epoch);
  // Told once, it is not told again.
  expect(await epochsOf(tablet, 3)).toEqual(new Set([[...epochs][1]]));
});
