import { afterAll, beforeAll, expect, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { monday, type Service, startService } from '../support/service.ts';
import { type WireEvent, WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const dayMs = 86_400_000;
const dayOf = (at: number) => new Date(Date.parse(monday) + at * dayMs).toISOString();

async function seen() {
  const cookie = await service.supervisor();
  const view = SupervisionView.parse((await service.get('/v1/supervision', { cookie })).json());
  const it = view.facilities.find(({ facility }) => facility.id === 'demo-bordeaux');
  const product = it?.products.find(({ product }) => product === 'tocilizumab-iv');
  return { state: product?.state, since: product?.since, heard: it?.lastHeardAt };
}

test('F27: a pharmacy whose link died after its first batch is cut off, and has not missed', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-bordeaux');
  const counts: WireEvent[] = [];
  for (let at = 0; at < 20; at++) counts.push(await tablet.count([5, 5, 5], { countedAt: dayOf(at) }));
  service.clock.advance(20 * dayMs);
  expect(await seen()).toEqual({ state: 'silent', since: '2026-11-23', heard: monday });

  // What it really was heard at stays in sight.
  const heard = service.clock.now();
  await tablet.send(counts.slice(0, 5), { outbox: { size: 20, oldestCountedAt: dayOf(0) } });
  expect(await seen()).toEqual({ state: 'silent', since: '2026-11-23', heard });
  await tablet.send([], { outbox: { size: 15, oldestCountedAt: dayOf(5) } });
  expect(await seen()).toEqual({ state: 'silent', since: '2026-11-28', heard });
  // Another tablet of theirs says nothing of what waits on this one.
  const other = await WireTablet.enrol(service, 'demo-bordeaux');
  await other.send();
  expect(await seen()).toMatchObject({ state: 'silent', since: '2026-11-28' });
  // Revoked, it is no network that keeps it from sending.
  await service.sql`update device set revoked_at = ${heard} where id = ${tablet.device}`;
  expect(await seen()).toMatchObject({ state: 'missing' });
  await service.sql`update device set revoked_at = null where id = ${tablet.device}`;
  await tablet.send(counts.slice(5));
  expect(await seen()).toMatchObject({ state: 'on-time-received-late' });
});
