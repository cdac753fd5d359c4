import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const storedOf = ({ facility }: WireTablet) =>
  service.sql`select device, seq from event where facility = ${facility} order by number`;

/** Two copies of one profile, and the tablets that they became. */
async function copies(facility: string) {
  const [original, first, second] = [
    await WireTablet.enrol(service, facility),
    await WireTablet.enrol(service, facility),
    await WireTablet.enrol(service, facility),
  ];
  const event = await original.count([1, 2, 3]);
  const again = (tablet: WireTablet) => tablet.count([1, 2, 3], { reissues: event.hash });
  return { original, first, second, event, again };
}

test('F12: a statement sealed again by two copies of a tablet is stored once, under one number', async () => {
  const { original, first, second, again } = await copies('demo-cayenne');
  const { results } = await first.send([await again(first)]);
  expect(results[0]?.result).toBe('stored');
  const answer = await second.send([await again(second), await second.count()]);
  expect(answer.results.map((it) => it.result)).toEqual(['duplicate', 'stored']);
  expect(answer.results[0]).toMatchObject({ number: (results[0] as { number: number }).number });
  expect(answer.gaps).toEqual([]);
  expect(await storedOf(original)).toEqual([
    { device: first.device, seq: 1 },
    { device: second.device, seq: 2 },
  ]);
});

test('F12: the first sealed and the one sealed again are one, whichever comes first and however often', async () => {
  const { original, first, event, again } = await copies('demo-saint-denis');
  const repeated = await again(first);
  expect((await original.send([event])).results[0]?.result).toBe('stored');
  expect((await first.send([repeated])).results[0]?.result).toBe('duplicate');
  expect((await first.send([repeated])).results[0]?.result).toBe('duplicate');

  const later = await copies('demo-saint-denis');
  expect((await later.first.send([await later.again(later.first)])).results[0]?.result).toBe('stored');
  expect((await later.original.send([later.event])).results[0]?.result).toBe('duplicate');
  expect(await storedOf(original)).toHaveLength(2);
});

test('what another pharmacy sealed again keeps nothing of ours out', async () => {
  const { original, event } = await copies('demo-saint-denis');
  const other = await WireTablet.enrol(service, 'demo-cayenne');
  await other.send([await other.count([9, 9, 9], { reissues: event.hash })]);
  expect((await original.send([event])).results[0]?.result).toBe('stored');
});
