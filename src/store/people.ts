import { isSameName } from '../domain/person.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { TabletDatabase } from './database.ts';
import { hashOfPin } from './pin.ts';
import type { Person } from './snapshot.ts';

/** Resolves to false, with nothing changed, where somebody here bears that name. `salt` is random, one a code. */
export async function addPerson(
  database: TabletDatabase,
  subtle: Subtle,
  person: Person,
  pin: string,
  salt: string,
): Promise<boolean> {
  const pinHash = await hashOfPin(subtle, pin, salt);
  return database.transaction('rw', database.people, async () => {
    const taken = await database.people.filter((it) => isSameName(it.name, person.name)).count();
    if (taken > 0) return false;
    await database.people.add({ ...person, salt, pinHash });
    return true;
  });
}

/** A new code ends the wait for the old one. */
export async function changePin(
  database: TabletDatabase,
  subtle: Subtle,
  id: string,
  pin: string,
  salt: string,
): Promise<void> {
  const pinHash = await hashOfPin(subtle, pin, salt);
  await database.transaction('rw', database.people, database.pinTries, async () => {
    await database.people.update(id, { salt, pinHash });
    await database.pinTries.delete(id);
  });
}

/** What they sealed keeps their id. Drafts that are kept belong to nobody, for whoever opens their product. */
export async function removePerson(
  database: TabletDatabase,
  id: string,
  drafts: 'keep' | 'discard',
): Promise<void> {
  const { people, pinTries, personDrafts } = database;
  await database.transaction('rw', people, pinTries, personDrafts, async () => {
    await people.delete(id);
    await pinTries.delete(id);
    if (drafts === 'discard') await personDrafts.where(':id').between([id, ''], [id, '\uffff']).delete();
  });
}

/** Hands a draft that is nobody's over. Changes nothing where its new owner has one of the same product. */
export async function takeOverDraft(
  database: TabletDatabase,
  from: string,
  to: string,
  product: string,
): Promise<void> {
  await database.transaction('rw', database.personDrafts, async () => {
    const draft = await database.personDrafts.get([from, product]);
    if (!draft || (await database.personDrafts.get([to, product]))) return;
    await database.personDrafts.put({ ...draft, person: to });
    await database.personDrafts.delete([from, product]);
  });
}

export async function setLockMinutes(database: TabletDatabase, minutes: number): Promise<void> {
  await database.meta.put(minutes, 'lock-minutes');
}
