import { describe, expect, test } from 'vitest';
import {
  type HighWater,
  heal,
  type Mirror,
  makeSureOfRoom,
  mirrorUnsent,
  noteSealed,
  unsentEvents,
} from '../../src/store/index.ts';
import { drain } from '../../src/sync/drain.ts';
import { memoryMirror } from '../support/memory-mirror.ts';
import {
  count,
  deviceA,
  deviceB,
  enrolledTablet,
  signedAnswer,
  subtle,
  type TestTablet,
} from '../support/tablet-parts.ts';

function outside(): { mirror: Mirror & { held: string[] }; highWater: HighWater } {
  let mark: ReturnType<HighWater['read']> = null;
  return {
    mirror: memoryMirror(),
    highWater: {
      read: () => mark,
      write: (next) => {
        mark = next;
      },
    },
  };
}

async function withSealed(number: number) {
  const tablet = await enrolledTablet();
  const places = outside();
  for (let index = 0; index < number; index++)
    await noteSealed(await tablet.seal(), places.mirror, places.highWater);
  const healing = () => heal(tablet.database, subtle, places.mirror, places.highWater);
  return { tablet, ...places, healing };
}

const unsentSeqs = async (tablet: TestTablet) => (await unsentEvents(tablet.database)).map((row) => row.seq);

describe('F3: what IndexedDB lost comes back from outside it', () => {
  test('an emptied event table is filled again, and numbering goes on', async () => {
    const { tablet, healing } = await withSealed(3);
    await tablet.database.events.clear();
    await tablet.database.meta.delete('chain');

    expect(await healing()).toEqual({ restored: 3, missing: null });
    expect(await unsentSeqs(tablet)).toEqual([1, 2, 3]);
    expect((await tablet.seal()).seq).toBe(4);
  });

  test('a database truncated to its first event gets the others back', async () => {
    const { tablet, healing } = await withSealed(3);
    await tablet.database.events.bulkDelete([
      [deviceA, 2],
      [deviceA, 3],
    ]);
    expect(await healing()).toEqual({ restored: 2, missing: null });
    expect(await unsentSeqs(tablet)).toEqual([1, 2, 3]);
  });

  test('with the mirror gone too, the loss is told and no number is given twice', async () => {
    const { tablet, mirror, healing } = await withSealed(3);
    await tablet.database.events.clear();
    await tablet.database.meta.delete('chain');
    mirror.held = [];

    expect(await healing()).toEqual({ restored: 0, missing: { device: deviceA, from: 1, to: 3 } });
    const next = await tablet.seal();
    expect(next.seq).toBe(4);
    expect(next.previousHash).toBeNull();
  });

  test('F6: a database emptied under an open page takes nothing out of the mirror, and is healed at the next start', async () => {
    const { tablet, mirror, highWater, healing } = await withSealed(2);
    const { database } = tablet;
    await Promise.all(database.tables.map((table) => table.clear()));
    await mirrorUnsent(database, mirror);
    expect(mirror.held).toHaveLength(2);
    expect(await healing()).toEqual({ restored: 2, missing: null });
    expect(highWater.read()?.seq).toBe(2);
  });

  test('a line cut short or altered is not taken for an event', async () => {
    const { tablet, mirror, healing } = await withSealed(2);
    await tablet.database.events.clear();
    mirror.held = [
      mirror.held[0]?.slice(0, -20) ?? '',
      (mirror.held[1] ?? '').replace('"physical":3', '"physical":9'),
    ];
    expect(await healing()).toEqual({ restored: 0, missing: { device: deviceA, from: 1, to: 2 } });
  });

  test('the same line twice restores one event', async () => {
    const { tablet, mirror, healing } = await withSealed(1);
    await tablet.database.events.clear();
    mirror.held = [...mirror.held, ...mirror.held];
    expect(await healing()).toEqual({ restored: 1, missing: null });
  });

  test('the mirror keeps only what is unsent, and what was acknowledged does not wait again because of it', async () => {
    const { tablet, mirror, healing } = await withSealed(2);
    const before = [...mirror.held];
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    await mirrorUnsent(tablet.database, mirror);
    expect(mirror.held).toEqual([]);

    mirror.held = before;
    expect(await healing()).toEqual({ restored: 0, missing: null });
    expect(await unsentSeqs(tablet)).toEqual([]);
    // An event that was lost after it was acknowledged is as good from there, and still acknowledged.
    mirror.held = before;
    await tablet.database.events.clear();
    expect(await healing()).toEqual({ restored: 2, missing: null });
    expect(await unsentSeqs(tablet)).toEqual([]);
  });

  test('the mark never falls, in whatever order two tabs come to write it', async () => {
    const { tablet, mirror, highWater } = await withSealed(0);
    const [first, second] = [await tablet.seal(), await tablet.seal()];
    for (const event of [second, first]) await noteSealed(event, mirror, highWater);
    expect(highWater.read()).toEqual({ device: deviceA, seq: 2 });
    // Another identity's numbers begin anew.
    await noteSealed({ ...first, device: deviceB }, mirror, highWater);
    expect(highWater.read()).toEqual({ device: deviceB, seq: 1 });
  });

  test('a database that came back from before the last link tells what was sealed under that one and is gone', async () => {
    const { tablet, highWater, healing } = await withSealed(2);
    highWater.write({ device: deviceB, seq: 3 });
    expect((await healing()).missing).toEqual({ device: deviceB, from: 1, to: 3 });
    // Sealed again under the identity that there is.
    await tablet.database.meta.put([`${deviceB}/3`], 'reissued');
    expect((await healing()).missing).toBeNull();
    await tablet.database.meta.delete('reissued');
    // Of a pharmacy that the tablet left, say.
    const text = JSON.stringify(await tablet.seal());
    await tablet.database.events.add({ device: deviceB, seq: 3, text, at: '2026-11-23T10:00:00.000Z' });
    expect((await healing()).missing).toBeNull();
  });

  test('what was refused for a clone’s number stays in the mirror until the record has it', async () => {
    const { tablet, mirror, healing } = await withSealed(2);
    await tablet.database.acknowledgements.bulkPut([
      { device: deviceA, seq: 1, state: 'conflict' },
      {
        device: deviceA,
        seq: 2,
        state: 'stored',
        number: 7,
        receivedAt: '2026-11-23T10:00:00.000Z',
        signature: '',
      },
    ]);
    await mirrorUnsent(tablet.database, mirror);
    expect(mirror.held.map((line) => JSON.parse(line).seq)).toEqual([1]);
    await tablet.database.events.clear();
    expect(await healing()).toMatchObject({ restored: 1 });
  });

  test('a mirror and a mark that cannot be written take nothing away', async () => {
    const { tablet } = await withSealed(0);
    const broken: Mirror = {
      lines: () => Promise.reject(new Error('no file')),
      append: () => Promise.reject(new Error('no file')),
      keepOnly: () => Promise.reject(new Error('no file')),
      makeSureOfRoom: () => Promise.reject(new Error('no file')),
    };
    const full: HighWater = {
      read: () => null,
      write: () => {
        throw new Error('full');
      },
    };
    await makeSureOfRoom(broken);
    const event = await tablet.seal(count());
    await noteSealed(event, broken, full);
    expect(await heal(tablet.database, subtle, broken, full)).toEqual({ restored: 0, missing: null });
    expect(await unsentSeqs(tablet)).toEqual([1]);
  });

  test('F4: a mirror without room for one event more forbids to seal', async () => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const mirror: Mirror = { ...memoryMirror(), makeSureOfRoom: () => Promise.reject(full) };
    await expect(makeSureOfRoom(mirror)).rejects.toBe(full);
  });
});
