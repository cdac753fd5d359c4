import { describe, expect, test } from 'vitest';
import { effectiveCounts } from '../../src/domain/history.ts';
import type { Subtle } from '../../src/protocol/crypto.ts';
import { hashOfEvent } from '../../src/protocol/event.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import { adopt, isCloned } from '../../src/store/adopt.ts';
import {
  heal,
  noteSealed,
  readLink,
  saveDraft,
  seal,
  type TabletDatabase,
  unsentEvents,
} from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { reissueStrays } from '../../src/store/reissue.ts';
import { correctionSheet, recordedRef } from '../../src/store/snapshot.ts';
import { drain } from '../../src/sync/drain.ts';
import { memoryMirror } from '../support/memory-mirror.ts';
import {
  contextAt,
  count,
  deviceA,
  deviceB,
  enrolledTablet,
  eventsOf,
  signedAnswer,
  subtle,
  type TestTablet,
} from '../support/tablet-parts.ts';

/** Takes on another enrolment, as `enrol` does once the endpoint agreed. */
async function linkedAs(tablet: TestTablet, device: string, epoch = 'epoch-1'): Promise<void> {
  const { database, enrolment, endpointKeys } = tablet;
  const pack = await readSignedPack(subtle, endpointKeys.publicKey, enrolment.pack);
  const answer = { ...enrolment, device, epoch };
  await adopt(database, subtle, answer, endpointKeys.privateKey, 0, pack);
}

/** Something else happens once, while a hash is computed. */
function meanwhile(happens: () => Promise<unknown>): Subtle {
  let isOver = false;
  return {
    digest: async (algorithm: string, data: BufferSource) => {
      if (!isOver) {
        isOver = true;
        await happens();
      }
      return subtle.digest(algorithm, data);
    },
  } as Subtle;
}

const noMark = { read: () => null, write: () => undefined };
const unsentOf = async (database: TabletDatabase) =>
  (await unsentEvents(database)).map((row) => `${row.device}/${row.seq}`);

describe('F12: under another identity', () => {
  test('what waits is sealed again, says what it was first, and follows one chain', async () => {
    const tablet = await enrolledTablet();
    const [first, second] = [await tablet.seal(), await tablet.seal()];
    await linkedAs(tablet, deviceB);
    const next = await tablet.seal();
    const events = await eventsOf(tablet.database);
    expect(events.map((it) => [it.device, it.seq, it.reissues])).toEqual([
      [deviceB, 1, first.hash],
      [deviceB, 2, second.hash],
      [deviceB, 3, undefined],
    ]);
    expect(events[1].previousHash).toBe(events[0].hash);
    expect(next.previousHash).toBe(events[1].hash);
    expect(events.map((it) => it.countedAt)).toEqual([first, second, next].map((it) => it.countedAt));
  });

  test('sealed again twice, it still says what it was first', async () => {
    const tablet = await enrolledTablet();
    const event = await tablet.seal();
    await linkedAs(tablet, deviceB);
    await linkedAs(tablet, 'c'.repeat(20));
    expect((await eventsOf(tablet.database)).map((it) => [it.device[0], it.reissues])).toEqual([
      ['c', event.hash],
    ]);
  });

  test('what was a conflict waits again, and what was stored stays as it is', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await tablet.seal();
    tablet.answer(({ parsed }) => {
      const [stored, taken] = parsed.events.map((it) => it.seq) as [number, number];
      const receivedAt = tablet.clock.now();
      return signedAnswer(tablet, parsed, {
        results: [
          { seq: stored, result: 'stored', number: 1, receivedAt },
          { seq: taken, result: 'conflict' },
        ],
      });
    });
    await drain(tablet.parts, true);
    expect(await isCloned(tablet.database)).toBe(true);
    await linkedAs(tablet, deviceB);
    expect(await isCloned(tablet.database)).toBe(false);
    expect(await unsentOf(tablet.database)).toEqual([`${deviceB}/1`]);
    expect((await eventsOf(tablet.database)).map((it) => `${it.device}/${it.seq}`)).toEqual([
      `${deviceA}/1`,
      `${deviceB}/1`,
    ]);
  });

  test('a mirror from before does not bring the old ones back', async () => {
    const tablet = await enrolledTablet();
    const mirror = memoryMirror();
    await noteSealed(await tablet.seal(), mirror, noMark);
    await linkedAs(tablet, deviceB);
    expect(await heal(tablet.database, subtle, mirror, noMark)).toMatchObject({ restored: 0 });
    expect(await unsentOf(tablet.database)).toEqual([`${deviceB}/1`]);
  });

  test('F23: a restored endpoint gets back what was stored under the identity before', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    await linkedAs(tablet, deviceB);
    expect(await unsentOf(tablet.database)).toEqual([]);
    const posts: string[][] = [];
    tablet.answer(({ parsed }) => {
      posts.push((parsed.events as unknown as { device: string }[]).map((it) => it.device));
      return signedAnswer(tablet, parsed, { epoch: 'epoch-2' });
    });
    await drain(tablet.parts, true);
    expect(posts).toEqual([[], [deviceB]]);
    expect(await unsentOf(tablet.database)).toEqual([]);
  });

  test('a correction under way is still that of the same count, whoever’s it is', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    await tablet.seal();
    const event = await tablet.seal();
    const lines = {
      'roactemra-iv-80': { physical: 42, unusable: 0, earliestExpiry: null, recounted: true },
    };
    const draftOf = (person: string, product: string) => ({
      person,
      product,
      lines,
      savedAt: event.countedAt,
    });
    const other = correctionSheet({ device: 'c'.repeat(20), seq: event.seq });
    for (const person of ['', 'marie']) await saveDraft(database, draftOf(person, correctionSheet(event)));
    await saveDraft(database, draftOf('', other));
    await tablet.database.events.delete([deviceA, 1]);
    await linkedAs(tablet, deviceB);
    const sheet = correctionSheet({ device: deviceB, seq: 1 });
    expect(await database.personDrafts.toArray()).toEqual([
      draftOf('', sheet),
      draftOf('', other),
      draftOf('marie', sheet),
    ]);
  });

  test('what another tab seals while it is sealed again is not left behind', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await linkedAs(tablet, deviceB);
    const stray = await tablet.seal();
    await tablet.database.events.delete([deviceB, stray.seq]);
    const { hash: _, ...content } = { ...stray, device: deviceA };
    const hash = await hashOfEvent(subtle, content);
    const text = JSON.stringify({ ...content, hash });
    await tablet.database.events.add({ device: deviceA, seq: stray.seq, text, at: stray.countedAt });
    await reissueStrays(tablet.database, meanwhile(tablet.seal));
    const events = await eventsOf(tablet.database);
    expect(events.map((it) => [it.device, it.seq])).toEqual([1, 3, 4].map((seq) => [deviceB, seq]));
    expect(events[2].previousHash).toBe(events[1].hash);
  });

  test('what is sealed while another tab links the tablet anew is sealed under the new identity', async () => {
    const tablet = await enrolledTablet();
    const linking = meanwhile(() => linkedAs(tablet, deviceB));
    const event = await seal(tablet.database, linking, count(), contextAt(tablet.clock.now()));
    expect([event.device, event.seq]).toEqual([deviceB, 1]);
    expect((await tablet.seal()).seq).toBe(2);
  });

  test('an identity sends only its own events: another’s wait for who can seal them again', async () => {
    const tablet = await enrolledTablet();
    const own = await tablet.seal();
    const row = {
      device: deviceB,
      seq: 1,
      at: own.countedAt,
      text: JSON.stringify({ ...own, device: deviceB }),
    };
    await tablet.database.events.add(row);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain({ ...tablet.parts, reissuer: async () => null }, true);
    expect(await unsentOf(tablet.database)).toEqual([`${deviceB}/1`]);
    expect(tablet.posts.map((it) => JSON.parse(it).events.length)).toEqual([1]);
  });

  test('an answer to the identity before settles nothing of the one after, which pulls from the beginning', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    let isFirst = true;
    tablet.answer(async ({ parsed }) => {
      if (!isFirst) throw new TypeError('cut');
      isFirst = false;
      await linkedAs(tablet, deviceB);
      const pull = { cursor: 9, events: [], facility: tablet.enrolment.facility, pack: null, resupply: [] };
      return signedAnswer(tablet, parsed, { pull });
    });
    await drain(tablet.parts, true);
    expect(await unsentOf(tablet.database)).toEqual([`${deviceB}/1`]);
    expect(await tablet.database.acknowledgements.count()).toBe(0);
    expect((await readLink(tablet.database)).cursor).toBe(0);
  });

  test('what a copy of this tablet sealed again as well is shown once', async () => {
    const tablet = await enrolledTablet();
    const event = await tablet.seal();
    await linkedAs(tablet, deviceB);
    const [again] = await eventsOf(tablet.database);
    const row = {
      device: 'c'.repeat(20),
      seq: 1,
      at: event.countedAt,
      number: 7,
      receivedAt: event.countedAt,
    };
    const text = JSON.stringify({ ...again, device: row.device });
    await tablet.database.others.put({ ...row, text });
    const { events } = await readSnapshot(tablet.database, new Map(), '');
    expect(events.map(({ event, own }) => [event.device, own])).toEqual([[deviceB, true]]);
    expect(events.map(recordedRef)).toEqual([{ device: row.device, seq: 1 }]);
  });

  test('what the record has as a copy’s is corrected and withdrawn there and here alike', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    const event = await tablet.seal();
    await linkedAs(tablet, deviceB);
    const [again] = await eventsOf(database);
    const at = event.countedAt;
    const copy = { device: 'c'.repeat(20), seq: 5, at, number: 7, receivedAt: at };
    const text = JSON.stringify({ ...again, device: copy.device, seq: copy.seq });
    await database.others.put({ ...copy, text });
    const [kept] = (await readSnapshot(database, new Map(), '')).events;
    if (!kept) throw new Error('nothing is shown');
    const { body } = count([7, 7, 7]);
    const replaces = recordedRef(kept);
    await tablet.seal({ kind: 'correction', body: { ...body, replaces } });
    const stood = async () => {
      const { events } = await readSnapshot(database, new Map(), '');
      return effectiveCounts(events, body.product).map((it) => it.lines[0]?.physical);
    };
    expect(await stood()).toEqual([7]);
    await tablet.seal({ kind: 'void', body: { product: body.product, voids: replaces } });
    expect(await stood()).toEqual([]);
    const named = (await eventsOf(database)).flatMap((it) => it.body.replaces ?? it.body.voids ?? []);
    expect(named).toEqual([1, 2].map(() => ({ device: copy.device, seq: copy.seq })));
  });
});
