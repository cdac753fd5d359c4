import type { Instant } from '../domain/day.ts';
import type { SupervisionView } from '../protocol/supervision.ts';
import { NewerDatabase, openTabletDatabase, type PersonDraft, type TabletDatabase } from './database.ts';
import { inTurn } from './enduring.ts';

export { headOf } from './chain.ts';
export type { EventRow, Identity, Link } from './database.ts';
export { enduring } from './enduring.ts';
export { type Healed, heal, type MissingRun, makeSureOfRoom, mirrorUnsent, noteSealed } from './heal.ts';
export { giveUpWhenLeft } from './leaving.ts';
export { type HighWater, localHighWater, type Mirror, opfsMirror } from './mirror.ts';
export { firstBatch, noteFailure, readLink, settle, unsentEvents } from './outbox.ts';
export { type OwnDrafts, ownDrafts } from './own-drafts.ts';
export { NotEnrolled, type SealContext, type Statement, seal, sheetOf, TimeOutOfReach } from './seal.ts';
export { watchSnapshot } from './watch.ts';
export { NewerDatabase, openTabletDatabase, type TabletDatabase };

export async function saveDraft(database: TabletDatabase, draft: PersonDraft): Promise<void> {
  await inTurn(database, () => database.personDrafts.put(draft));
}

export async function discardDraft(database: TabletDatabase, person: string, product: string): Promise<void> {
  await inTurn(database, () => database.personDrafts.delete([person, product]));
}

/** The last view that this supervisor was given, for when there is no network; erased at sign-out. */
export function viewCache(database: TabletDatabase, now: () => Instant) {
  return {
    read: async () =>
      ((await database.views.get('supervision')) as { view: SupervisionView; at: Instant } | undefined) ??
      null,
    write: async (view: SupervisionView) => {
      await database.views.put({ view, at: now() }, 'supervision');
    },
    erase: async () => {
      await database.views.delete('supervision');
    },
  };
}
