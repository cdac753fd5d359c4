import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCarried } from '../../src/endpoint/sync/import-carried.ts';
import { canonicalText } from '../../src/protocol/canonical.ts';
import type { SyncResult } from '../../src/protocol/sync.ts';
import { fileOf } from '../support/carried.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

test('a count is acknowledged with a number, and sent again it has the same number', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const first = await tablet.send([event]);
  expect(first.results).toEqual([
    {
      seq: 1,
      result: 'stored',
      number: expect.any(Number),
      receivedAt: service.clock.now(),
      signature: expect.any(String),
    },
  ]);
  service.clock.advance(60_000);
  const again = await tablet.send([event]);
  const signature = expect.any(String);
  expect(again.results).toEqual([{ ...first.results[0], result: 'duplicate', signature }]);
  expect(await textsOf(tablet)).toHaveLength(1);
});

test('what is stored is the event word for word, fields that nobody here knows included', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count([0, 0, 0], { colour: 'bleu', nested: { nul: '\0', lone: '\ud800' } });
  expect(kindsOf(await tablet.send([event]))).toEqual(['stored']);
  const [text] = await textsOf(tablet);
  expect(text).toBe(canonicalText(event));
});

test('F12: the same id with other content is a conflict, kept aside, and the first stays', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count([1, 1, 1]);
  const { hash: _, ...content } = event;
  const clone = await tablet.sealAs({ ...content, countedAt: '2026-11-23T11:00:00.000Z' });
  await tablet.send([event]);
  expect((await tablet.send([clone])).results).toEqual([{ seq: 1, result: 'conflict' }]);
  expect((await tablet.send([clone])).results).toEqual([{ seq: 1, result: 'conflict' }]);
  expect(await textsOf(tablet)).toEqual([canonicalText(event)]);
  expect(await quarantineOf(tablet)).toEqual([{ seq: 1, reason: 'conflict', text: canonicalText(clone) }]);
});

test('twins within one batch: one is stored, the other a duplicate or a conflict', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const { hash: _, ...content } = event;
  const other = await tablet.sealAs({ ...content, app: 'other' });
  expect(kindsOf(await tablet.send([event, event, other]))).toEqual(['stored', 'duplicate', 'conflict']);
});

test('F13: in a batch of 500, what is poisoned is quarantined and all the others are stored in one trip', async () => {
  const tablet = await WireTablet.enrol(service);
  const events: unknown[] = [];
  for (let index = 0; index < 500; index++) {
    events.push(await poisoned(index, await tablet.count([index, 0, 1])));
  }
  const answer = await tablet.send(events);
  const expected = events.map((_, index) =>
    index % 50 === 7 ? poisons[Math.floor(index / 50)]?.reason : 'stored',
  );
  expect(answer.results.map((it) => ('reason' in it ? it.reason : it.result))).toEqual(expected);
  expect(answer.results.map((it) => it.seq)).toEqual(events.map((it) => (it as { seq: number }).seq));
  expect(await textsOf(tablet)).toHaveLength(490);
  expect(answer.gaps).toEqual([]);

  const again = await tablet.send(events);
  const aside = (results: SyncResult[]) =>
    results.flatMap((it) => (it.result === 'quarantined' ? [{ ...it, signature: 'each its own' }] : []));
  expect(aside(again.results)).toEqual(aside(answer.results));
  expect(kindsOf(again).filter((kind) => kind === 'duplicate')).toHaveLength(490);
});

test('a quarantined event does not take the place of the right one', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const altered = { ...event, countedAt: '2026-11-22T12:00:00.000Z' };
  expect(kindsOf(await tablet.send([altered]))).toEqual(['quarantined']);
  expect(kindsOf(await tablet.send([event]))).toEqual(['stored']);
});

test('a tablet cannot take an id of another one', async () => {
  const [victim, thief] = [await WireTablet.enrol(service), await WireTablet.enrol(service)];
  const event = await victim.count();
  expect((await thief.send([event])).results).toMatchObject([
    { result: 'quarantined', reason: 'other-device' },
  ]);
  expect(kindsOf(await victim.send([event]))).toEqual(['stored']);
});

test('numbers that are missing are named, until they come', async () => {
  const tablet = await WireTablet.enrol(service);
  const events = [];
  for (let index = 0; index < 6; index++) events.push(await tablet.count());
  expect((await tablet.send([events[0], events[4]])).gaps).toEqual([{ from: 2, to: 4 }]);
  expect((await tablet.send([events[2]])).gaps).toEqual([
    { from: 2, to: 2 },
    { from: 4, to: 4 },
  ]);
  expect((await tablet.send([events[1], events[3], events[5]])).gaps).toEqual([]);
});

test('F6: what a tablet recorded and lost is named at its next contact, though it sends nothing', async () => {
  const tablet = await WireTablet.enrol(service);
  await tablet.send([await tablet.count(), await tablet.count()]);
  expect(await tablet.send([], { lastSeq: 2 })).toMatchObject({ gaps: [], gapsUpTo: 2 });
  expect(await tablet.send([], { lastSeq: 4 })).toMatchObject({ gaps: [{ from: 3, to: 4 }], gapsUpTo: 4 });
  const [seen] = await service.sql`select events_held, highest_seq from device where id = ${tablet.device}`;
  expect(seen).toEqual({ events_held: 2, highest_seq: 4 });
});

test('what waits on a tablet is not missing, nor what a file leaves unsaid', async () => {
  const tablet = await WireTablet.enrol(service);
  const [first, second, third] = [await tablet.count(), await tablet.count(), await tablet.count()];
  const waiting = { outbox: { size: 3, oldestCountedAt: tablet.deviceTime() }, lastSeq: 3 };
  expect(await tablet.send([first], waiting)).toMatchObject({ gaps: [], gapsUpTo: 1 });
  const file = await fileOf(tablet, tablet.batch([second], { lastSeq: 3, carriedBy: 'file' }));
  await importCarried(service.sql, { subtle, file, now: service.clock.now() });
  const [seen] = await service.sql`select highest_seq from device where id = ${tablet.device}`;
  expect(seen).toEqual({ highest_seq: 2 });
  expect(await tablet.send([third], { lastSeq: 3 })).toMatchObject({ gaps: [], gapsUpTo: 3 });
});

test('what is quarantined, and what another tablet took the number of, did arrive', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const bad = { ...(await tablet.count()), hash: '0'.repeat(64) };
  const twin = await tablet.sealAs({ ...event, actor: 'clone', hash: undefined });
  expect(await tablet.send([event, bad], { lastSeq: 2 })).toMatchObject({ gaps: [], gapsUpTo: 2 });
  expect(await tablet.send([twin], { lastSeq: 2 })).toMatchObject({ gaps: [], gapsUpTo: 2 });
});

test('of more gaps than are listed, it is said up to where they are', async () => {
  const tablet = await WireTablet.enrol(service);
  const events = [];
  for (let index = 0; index < 240; index++) events.push(await tablet.count());
  const odd = events.filter((_, index) => index % 2 === 1);
  const answer = await tablet.send(odd, { lastSeq: 240 });
  expect(answer.gaps).toHaveLength(100);
  expect(answer.gapsUpTo).toBe(answer.gaps.at(-1)?.to);
});

test('a broken chain is seen and refuses nothing, in whatever order it comes', async () => {
  const tablet = await WireTablet.enrol(service);
  const first = await tablet.count();
  const second = await tablet.count();
  const third = await tablet.count([1, 1, 1], { previousHash: 'f'.repeat(64) });
  expect(kindsOf(await tablet.send([third, second]))).toEqual(['stored', 'stored']);
  expect(kindsOf(await tablet.send([first]))).toEqual(['stored']);
  const breaks = await service.sql`select seq from chain_break where device = ${tablet.device}`;
  expect(breaks).toEqual([{ seq: 3 }]);
});

test('an empty batch is a contact, and what is left of the outbox is remembered', async () => {
  const tablet = await WireTablet.enrol(service);
  service.clock.advance(3_600_000);
  const oldest = '2026-11-20T10:00:00.000Z';
  await tablet.send([], { outbox: { size: 3, oldestCountedAt: oldest } });
  const heard = { last_heard_at: service.clock.now(), outbox_size: 3, outbox_oldest_at: oldest };
  expect(await contactOf(tablet)).toEqual([heard]);
  await tablet.send([await tablet.count()], { outbox: { size: 1, oldestCountedAt: oldest } });
  expect(await contactOf(tablet)).toEqual([{ ...heard, outbox_size: 0, outbox_oldest_at: null }]);
});

test('an outbox as old as the calendar does not stop the batch', async () => {
  const tablet = await WireTablet.enrol(service);
  await tablet.send([], { outbox: { size: 9e15, oldestCountedAt: '0000-01-01T00:00:00Z' } });
  expect(await contactOf(tablet)).toMatchObject([{ outbox_size: 9e15, outbox_oldest_at: null }]);
});

test('nor do days that are not in the calendar, in any of a batch’s instants', async () => {
  const tablet = await WireTablet.enrol(service);
  const never = '2026-02-30T12:00:00Z';
  const events = [await tablet.count([1, 0, 0], { countedAt: never, enteredAt: '2026-03-03T12:00:00Z' })];
  const outbox = { size: 2, oldestCountedAt: never };
  const answer = await tablet.send(events, { outbox, deviceTime: never, heardAt: never });
  expect(kindsOf(answer)).toEqual(['stored']);
  expect(await contactOf(tablet)).toMatchObject([
    { outbox_size: 1, outbox_oldest_at: '2026-03-02T12:00:00.000Z' },
  ]);
});

/** One poison every fifty events. */
const poisons: { reason: string; make: (event: Record<string, unknown>) => unknown }[] = [
  { reason: 'hash-mismatch', make: (event) => ({ ...event, hash: '0'.repeat(64) }) },
  { reason: 'unreadable', make: ({ seq }) => ({ seq }) },
  { reason: 'unreadable', make: (event) => ({ ...event, kind: 'unknown-kind' }) },
  {
    reason: 'unreadable',
    make: (event) => ({ ...event, body: { product: 'a\0b', answers: null, lines: [] } }),
  },
  { reason: 'unreadable', make: (event) => ({ ...event, zone: 'Mars/Olympus' }) },
  { reason: 'schema-unknown', make: (event) => ({ ...event, schema: 99 }) },
  { reason: 'too-large', make: (event) => ({ ...event, filler: 'x'.repeat(40_000) }) },
  { reason: 'other-facility', make: (event) => ({ ...event, facility: 'demo-paris' }) },
  { reason: 'other-device', make: (event) => ({ ...event, device: 'z'.repeat(20) }) },
  { reason: 'clock-unreadable', make: (event) => ({ ...event, countedAt: '0000-01-01T00:00:00Z' }) },
];

async function poisoned(index: number, event: Record<string, unknown>): Promise<unknown> {
  const poison = index % 50 === 7 ? poisons[Math.floor(index / 50)] : undefined;
  if (!poison) return event;
  const made = poison.make(event) as Record<string, unknown>;
  const isWellSealed = ['other-facility', 'other-device', 'clock-unreadable'].includes(poison.reason);
  if (!isWellSealed) return made;
  const { hash: _, ...content } = made;
  return WireTablet.prototype.sealAs.call({}, content);
}

function kindsOf(answer: { results: SyncResult[] }): string[] {
  return answer.results.map((it) => it.result);
}

async function textsOf({ device }: WireTablet): Promise<string[]> {
  const rows = await service.sql`select text from event where device = ${device} order by seq`;
  return rows.map((row) => row.text);
}

async function quarantineOf({ device }: WireTablet) {
  return service.sql`select seq, reason, text from quarantine where device = ${device}`;
}

async function contactOf({ device }: WireTablet) {
  return service.sql`select last_heard_at, outbox_size, outbox_oldest_at from device where id = ${device}`;
}
