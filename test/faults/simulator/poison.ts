import { canonicalText } from '../../../src/protocol/canonical.ts';
import { eventSchema, hashOfEvent } from '../../../src/protocol/event.ts';
import type { ChainHead, Identity } from '../../../src/store/database.ts';
import type { Page } from './page.ts';
import type { Tablet } from './tablet.ts';
import type { World } from './world.ts';

/** An event that another version of the app, or a failing disk, left in the outbox: no endpoint takes it. */
export async function addPoison(world: World, tablet: Tablet, page: Page): Promise<void> {
  const { chance, scheduler, subtle } = world;
  const database = tablet.connection(page.process);
  const identity = tablet.disk.get('meta')?.get('identity')?.value as Identity | undefined;
  if (!identity || tablet.isFull) return;
  const head = tablet.disk.get('meta')?.get('chain')?.value as ChainHead | undefined;
  const before = head?.device === identity.device ? head : null;
  const kind = chance.pick(['facility', 'hash', 'schema', 'size'] as const);
  const event = {
    schema: kind === 'schema' ? eventSchema + 1 : eventSchema,
    device: identity.device,
    seq: (before?.seq ?? 0) + 1,
    facility: kind === 'facility' ? 'elsewhere' : world.homes.get(tablet)?.id,
    actor: 'tablet',
    kind: 'void',
    body: { product: 'poison', voids: { device: identity.device, seq: 1 } },
    countedAt: tablet.now(),
    zone: tablet.zone,
    clockOffsetMs: 0,
    app: 'test',
    previousHash: before?.hash ?? null,
    ...(kind === 'size' ? { padding: 'x'.repeat(40_000) } : {}),
  };
  const hash = kind === 'hash' ? '0'.repeat(64) : await hashOfEvent(subtle, event);
  const { device, seq } = event;
  await scheduler.step(page.process, `${tablet.name}: poison`, () => undefined);
  await database.transaction('rw', database.events, database.meta, async () => {
    if (await database.events.get([device, seq])) return;
    await database.events.add({ device, seq, text: canonicalText({ ...event, hash }), at: event.countedAt });
    await database.meta.put({ device, seq, hash }, 'chain');
  });
  // As every version does after it sealed.
  if (page.process.alive) tablet.highWater().write({ device, seq });
}
