import { describe, expect, test } from 'vitest';
import { readSignedPack } from '../../src/protocol/pack.ts';
import { adopt } from '../../src/store/adopt.ts';
import {
  discardDraft,
  ownDrafts,
  saveDraft,
  seal,
  unsentEvents,
  watchSnapshot,
} from '../../src/store/index.ts';
import { addPerson, removePerson, setLockMinutes, takeOverDraft } from '../../src/store/people.ts';
import { tryPin } from '../../src/store/pin.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { correctionSheet } from '../../src/store/snapshot.ts';
import { cheapPins } from '../support/cheap-pins.ts';
import { contextAt, count, enrolledTablet, eventsOf, subtle } from '../support/tablet-parts.ts';

const at = '2026-11-23T12:00:00.000Z';
const row = (physical: number) => ({ physical, unusable: 0, earliestExpiry: null, recounted: false });
const draftOf = (person: string, physical: number, product = 'tocilizumab-iv') => ({
  person,
  product,
  lines: { 'roactemra-iv-80': row(physical) },
  savedAt: at,
});

async function shared() {
  const tablet = await enrolledTablet();
  const { database } = tablet;
  await addPerson(database, cheapPins, { id: 'zoe', name: 'Zoé' }, '775310', 's');
  await addPerson(database, cheapPins, { id: 'marie', name: 'Marie' }, '482913', 's');
  return { ...tablet, seen: (person: string) => readSnapshot(database, new Map(), person) };
}

describe('the people of a tablet', () => {
  test('are there by name, and no two bear the same', async () => {
    const { database, seen } = await shared();
    expect(await addPerson(database, cheapPins, { id: 'other', name: 'MARIE' }, '111222', 's')).toBe(false);
    expect((await seen('')).people).toEqual([
      { id: 'marie', name: 'Marie' },
      { id: 'zoe', name: 'Zoé' },
    ]);
  });

  test('each have a draft of their own; of another’s nobody is given a figure', async () => {
    const { database, seen } = await shared();
    await saveDraft(database, draftOf('marie', 777));
    await saveDraft(database, draftOf('zoe', 888));
    const marie = await seen('marie');
    expect(marie.drafts).toEqual([draftOf('marie', 777)]);
    expect(marie.otherDrafts).toEqual([{ person: 'zoe', product: 'tocilizumab-iv', savedAt: at }]);
    expect(JSON.stringify(marie)).not.toContain('888');
    const nobody = await seen('');
    expect(nobody.drafts).toEqual([]);
    expect(JSON.stringify(nobody)).not.toMatch(/777|888/);
    await discardDraft(database, 'zoe', 'tocilizumab-iv');
    expect((await seen('marie')).drafts).toHaveLength(1);
  });

  test('seal as themselves, which ends their own draft and no other’s', async () => {
    const { database, seen } = await shared();
    await saveDraft(database, draftOf('marie', 3));
    await saveDraft(database, draftOf('zoe', 4));
    await seal(database, subtle, count(), contextAt(at, 'marie'));
    expect((await eventsOf(database)).map((it) => it.actor)).toEqual(['marie']);
    expect((await seen('marie')).drafts).toEqual([]);
    expect((await seen('zoe')).drafts).toHaveLength(1);
  });

  test('leave their drafts behind, to be taken over once, or erased', async () => {
    const { database, seen } = await shared();
    await saveDraft(database, draftOf('zoe', 4));
    await removePerson(database, 'zoe', 'keep');
    expect((await seen('marie')).otherDrafts.map((it) => it.person)).toEqual(['zoe']);
    await takeOverDraft(database, 'zoe', 'marie', 'tocilizumab-iv');
    await takeOverDraft(database, 'zoe', 'marie', 'tocilizumab-iv');
    expect((await seen('marie')).drafts).toEqual([draftOf('marie', 4)]);
    expect((await seen('marie')).otherDrafts).toEqual([]);
    await saveDraft(database, draftOf('marie', 9, 'dexamethasone'));
    await saveDraft(database, draftOf('mariette', 9));
    await removePerson(database, 'marie', 'discard');
    expect((await database.personDrafts.toArray()).map((it) => it.person)).toEqual(['mariette']);
  });

  test('a draft taken over never replaces one’s own', async () => {
    const { database, seen } = await shared();
    await saveDraft(database, draftOf('', 4));
    await saveDraft(database, draftOf('marie', 5));
    await takeOverDraft(database, '', 'marie', 'tocilizumab-iv');
    expect((await seen('marie')).drafts).toEqual([draftOf('marie', 5)]);
    expect((await seen('marie')).otherDrafts).toHaveLength(1);
  });

  test('a correction under way is no new count: kept apart, taken over, sealed and erased apart', async () => {
    const { database, seen } = await shared();
    const sheet = correctionSheet({ device: 'x', seq: 1 });
    const correction = draftOf('marie', 7, sheet);
    await saveDraft(database, draftOf('marie', 3));
    await saveDraft(database, correction);
    await takeOverDraft(database, 'marie', 'zoe', sheet);
    expect((await seen('zoe')).drafts).toEqual([{ ...correction, person: 'zoe' }]);
    await seal(database, subtle, count(), contextAt(at, 'zoe'));
    expect((await seen('zoe')).drafts).toHaveLength(1);
    await seal(database, subtle, count(), { ...contextAt(at, 'zoe'), sheet });
    expect((await seen('zoe')).drafts).toEqual([]);
    expect((await seen('marie')).drafts).toEqual([draftOf('marie', 3)]);
  });

  test('somebody removed is nobody at once, in every page that they had open', async () => {
    const { database } = await shared();
    const persons: string[] = [];
    const told = (person: string) => expect.poll(() => persons.at(-1), { timeout: 10_000 }).toBe(person);
    const stop = watchSnapshot(
      database,
      ownDrafts(),
      'marie',
      ({ person }) => persons.push(person),
      () => undefined,
    );
    await told('marie');
    await removePerson(database, 'marie', 'keep');
    await told('');
    stop();
  });

  test('choose after how long the tablet locks; 5 min unless they did', async () => {
    const { database, seen } = await shared();
    expect((await seen('')).lockMinutes).toBe(5);
    await setLockMinutes(database, 15);
    expect((await seen('')).lockMinutes).toBe(15);
  });

  test('are forgotten where the tablet is linked again; what was sealed and begun is not', async () => {
    const { database, seen, enrolment, endpointKeys } = await shared();
    await seal(database, subtle, count(), contextAt(at, 'marie'));
    await saveDraft(database, draftOf('marie', 3));
    await tryPin(database, cheapPins, 'zoe', '000001');
    const { privateKey } = (await database.meta.get('identity')) as { privateKey: CryptoKey };
    const pack = await readSignedPack(subtle, endpointKeys.publicKey, enrolment.pack);
    await adopt(database, subtle, enrolment, privateKey, 0, pack);
    const after: Snapshot = await seen('');
    expect(after.people).toEqual([]);
    expect(await database.pinTries.count()).toBe(0);
    expect(after.otherDrafts.map((it) => it.person)).toEqual(['marie']);
    expect((await unsentEvents(database)).map((it) => it.seq)).toEqual([1]);
  });
});
