import type { Facility } from '../domain/facility.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { EnrolmentAnswer } from '../protocol/enrolment.ts';
import type { PackReading } from '../protocol/pack.ts';
import type { ResupplyFlag } from '../protocol/sync.ts';
import { type Identity, noLink, type PersonDraft, type TabletDatabase } from './database.ts';
import { keepPack } from './packs.ts';
import { reissueStrays } from './reissue.ts';

/** The tablet's old identity no longer serves: another tablet writes under it, so its events need new ones. */
export async function isCloned(database: TabletDatabase): Promise<boolean> {
  return (await database.acknowledgements.filter((row) => row.state === 'conflict').count()) > 0;
}

/**
 * Takes on an enrolment. Under the same device id only the key changes and the chain goes on. Under a new one, what the
 * endpoint has not stored is sealed again under it. Names and codes of people are forgotten. Moved to another pharmacy,
 * it leaves behind what was under way at the one before, and what the agency there said.
 */
export async function adopt(
  database: TabletDatabase,
  subtle: Subtle,
  answer: EnrolmentAnswer,
  privateKey: CryptoKey,
  clockOffsetMs: number,
  pack: PackReading,
): Promise<void> {
  const { device, epoch } = answer;
  const tables = [
    database.meta,
    database.acknowledgements,
    database.others,
    database.reference,
    database.packs,
    database.people,
    database.pinTries,
    database.personDrafts,
  ];
  await database.transaction('rw', tables, async () => {
    const before = (await database.meta.get('identity')) as Identity | undefined;
    const facility = (await database.reference.get('facility')) as Facility | undefined;
    if (facility && facility.id !== answer.facility.id)
      await leaveBehind(database, facility.id, answer.facility.id);
    const isOther = before !== undefined && before.device !== device;
    const isRestored = before !== undefined && before.epoch !== epoch;
    const identity: Identity = {
      device,
      privateKey,
      endpointKey: answer.endpointKey,
      epoch,
      // Linked again, it goes on knowing what it counted before.
      enrolledAt: before?.device === device ? before.enrolledAt : answer.now,
    };
    await database.meta.put(identity, 'identity');
    await database.meta.put({ ...noLink, lastContactAt: answer.now, clockOffsetMs }, 'link');
    await database.reference.put(answer.facility, 'facility');
    // The way back in for somebody alone who forgot their code. Drafts stay, for whoever opens their product.
    await database.people.clear();
    await database.pinTries.clear();
    await keepPack(database, pack, answer.now);
    if (isOther || isRestored) await database.others.clear();
    if (isRestored) await database.acknowledgements.clear();
    else if (isOther) await forgetConflicts(database);
  });
  await reissueStrays(database, subtle);
}

/** A sheet begun at one pharmacy opens at no other, and is there again once the tablet is. */
async function leaveBehind({ meta, personDrafts, reference }: TabletDatabase, from: string, to: string) {
  await meta.put(await personDrafts.toArray(), `drafts/${from}`);
  await personDrafts.clear();
  await personDrafts.bulkPut(((await meta.get(`drafts/${to}`)) as PersonDraft[] | undefined) ?? []);
  await meta.delete(`drafts/${to}`);
  // What the nation said holds wherever the tablet is.
  const flags = ((await reference.get('resupply')) as ResupplyFlag[] | undefined) ?? [];
  await reference.put(
    flags.filter((it) => it.by === 'nation'),
    'resupply',
  );
}

/** What was refused under the old identity waits again. */
async function forgetConflicts(database: TabletDatabase): Promise<void> {
  const conflicts = await database.acknowledgements.filter((row) => row.state === 'conflict').toArray();
  await database.acknowledgements.bulkDelete(conflicts.map((row) => [row.device, row.seq]));
}
