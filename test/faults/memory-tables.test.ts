import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTabletDatabase, type TabletDatabase } from '../../src/store/index.ts';
import { type Chance, chanceOf } from './simulator/chance.ts';
import { connect, emptyDisk } from './simulator/memory-tables.ts';

const devices = ['a', 'b'].map((letter) => letter.repeat(20));

/** One random use of the database, as the store uses it; what it resolves to, or the error's name. */
async function use(chance: Chance, database: TabletDatabase): Promise<unknown> {
  const row = () => ({
    device: chance.pick(devices),
    seq: chance.int(1, 12),
    text: `${chance.int(0, 9)}`,
    at: 'now',
  });
  const key = (): [string, number] => [chance.pick(devices), chance.int(1, 12)];
  const { events, meta, personDrafts: drafts } = database;
  const uses: (() => PromiseLike<unknown>)[] = [
    () => events.add(row() as never).then(() => null),
    () => events.bulkPut([row(), row()] as never).then(() => null),
    () => events.bulkDelete([key(), key()]),
    () => events.get(key()),
    () => events.bulkGet([key(), key(), key()]),
    () => events.toArray(),
    () => events.toCollection().primaryKeys(),
    () => events.filter((it) => it.text === '3').toArray(),
    () => events.filter((it) => it.text > '5').count(),
    () => events.where(':id').between([devices[0], 0], [devices[0], Number.POSITIVE_INFINITY]).last(),
    () => meta.put(chance.int(0, 9), chance.pick(['link', 'chain'])).then(() => null),
    () => meta.get(chance.pick(['link', 'chain'])),
    () => meta.delete('link'),
    () =>
      drafts
        .put({ person: '', product: chance.pick(['x', 'y']), lines: {}, savedAt: 'now' })
        .then(() => null),
    () => drafts.toArray(),
    () => drafts.delete(['', 'x']),
  ];
  // Outside of a transaction half of a bulkAdd may stay, and the store never does that.
  const bulkAdd = () => events.bulkAdd([row(), row()] as never).then(() => null);
  const several = async () => {
    const results = [];
    for (let count = chance.int(1, 4); count > 0; count--)
      results.push(await chance.pick([...uses, bulkAdd])());
    if (chance.happens(0.2)) throw new RangeError('thought better of it');
    return results;
  };
  const whole = () => database.transaction('rw', [events, meta, drafts], several);
  if (chance.happens(0.02)) return events.clear();
  return (chance.happens(0.4) ? whole() : chance.pick(uses)()).then(
    (result) => result,
    (error: Error) => (error.name === 'BulkError' ? 'ConstraintError' : error.name),
  );
}

test('the simulator’s tables answer as Dexie does over IndexedDB, in transactions and out of them', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const real = await openTabletDatabase(randomUUID());
    const disk = emptyDisk();
    const transact = <T>(_: string, __: boolean, work: () => Promise<T>) => work();
    const memory = connect({ disk: () => disk, transact, committed: () => undefined });
    const [chance, same] = [chanceOf(seed), chanceOf(seed)];
    for (let count = 0; count < 60; count++) {
      const wanted = await use(chance, real);
      expect(await use(same, memory)).toEqual(wanted);
    }
    real.close();
  }
});
