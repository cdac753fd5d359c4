import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Instant } from '../domain/day.ts';
import type { PublicKey } from '../protocol/enrolment.ts';
import type { Event } from '../protocol/event.ts';
import type { SignedPack } from '../protocol/signed-pack.ts';
import type { Arrivals, Delivery, Draft, Hold, Person } from './snapshot.ts';

/** Schemas are versions of the tablet's database: add one, never edit one that has shipped. */
export const newestSchema = 3;

export interface EventRow {
  device: string;
  seq: number;
  /** The sealed event's canonical text: what is hashed, sent and sent again, byte for byte. */
  text: string;
  at: Instant;
}

export interface OtherEventRow extends EventRow {
  number: number;
  receivedAt: Instant;
}

export type AcknowledgementRow = { device: string; seq: number } & Exclude<Delivery, { state: 'unsent' }>;

export interface Identity {
  device: string;
  privateKey: CryptoKey;
  endpointKey: PublicKey;
  epoch: string;
  enrolledAt: Instant;
}

export interface Link {
  lastContactAt: Instant | null;
  clockOffsetMs: number | null;
  cursor: number;
  arrivals?: Arrivals;
  /** What this app could read of events when it last pulled any; older links do not say. */
  schema?: number;
  hold: Hold | null;
  failures: number;
  /** Not before this by the tablet's own clock, and where the endpoint itself asked for it, whatever the occasion. */
  nextTryAt: Instant | null;
  askedToWait: boolean;
}

export const noLink: Link = {
  lastContactAt: null,
  clockOffsetMs: null,
  cursor: 0,
  hold: null,
  failures: 0,
  nextTryAt: null,
  askedToWait: false,
};

export interface ChainHead {
  device: string;
  seq: number;
  /** Null where the event itself was lost and only its number is remembered. */
  hash: string | null;
}

/** Whose a draft is: '' while nobody was added to the tablet. */
export type PersonDraft = Draft & { person: string };

export interface PersonRow extends Person {
  salt: string;
  pinHash: string;
}

/** Wrong codes in a row, and what is left to wait for them. Apart from people, so that a wait going by rereads nothing. */
export interface PinTries {
  person: string;
  failures: number;
  waitLeftMs: number;
}

export class TabletDatabase extends Dexie {
  /** identity, chain, link, reissued: one row each; lock-minutes; drafts/ID of each pharmacy that was left. */
  declare meta: Table<unknown, string>;
  declare events: Table<EventRow, [string, number]>;
  declare acknowledgements: Table<AcknowledgementRow, [string, number]>;
  declare others: Table<OtherEventRow, [string, number]>;
  declare personDrafts: Table<PersonDraft, [person: string, product: string]>;
  declare people: EntityTable<PersonRow, 'id'>;
  declare pinTries: EntityTable<PinTries, 'person'>;
  /** Every pack ever taken into use, as signed. */
  declare packs: Table<SignedPack & { version: number; receivedAt: Instant }, number>;
  /** facility, pack, resupply: as last received; pack-refusal: why a newer one was not taken. */
  declare reference: Table<unknown, string>;
  declare views: Table<{ at: Instant; view: unknown }, string>;
  /** The page was left: nothing is tried again. */
  isLeft = false;
  /** Of this page: its last write, and the event that it may or may not have sealed. */
  lastTurn: Promise<unknown> = Promise.resolve();
  unsure: Event | null = null;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      meta: '',
      events: '[device+seq]',
      acknowledgements: '[device+seq]',
      others: '[device+seq]',
      drafts: 'product',
      packs: 'version',
      reference: '',
      views: '',
    });
    // The first table of drafts stays, empty: where old code misses a table, Dexie makes it and raises the version.
    this.version(2)
      .stores({ personDrafts: '[person+product]', people: 'id', pinTries: 'person' })
      .upgrade(async (upgrade) => {
        const drafts: Draft[] = await upgrade.table('drafts').toArray();
        await upgrade.table('personDrafts').bulkAdd(drafts.map((draft) => ({ ...draft, person: '' })));
        await upgrade.table('drafts').clear();
      });
    // Nothing but events of kinds that older code cannot read: it is to refuse them by name, not to fail on them.
    this.version(3).stores({});
  }

  /** Dexie opens again by itself what was closed on it, but never after an opening that failed (4.4): on a full disk, say. */
  override open() {
    const opening = super.open();
    // Once those who wait for this opening have heard of it: they would open again, without end.
    const mayOpenAgain = () => this.isOpen() || this.close({ disableAutoOpen: false });
    opening.catch(() => setTimeout(mayOpenAgain));
    return opening;
  }
}

/** Which events were sealed again under another identity, as device/seq: a stale mirror must not bring them back. */
export async function reissuedEvents(database: TabletDatabase): Promise<string[]> {
  return ((await database.meta.get('reissued')) as string[] | undefined) ?? [];
}

export class NewerDatabase extends Error {}

/**
 * Opens, or throws NewerDatabase when a later version of the app has written here: old code must not touch that.
 * `beforeOpening` may follow what the database will do.
 */
export async function openTabletDatabase(
  name: string,
  beforeOpening: (database: TabletDatabase) => void = () => {},
): Promise<TabletDatabase> {
  const database = new TabletDatabase(name);
  beforeOpening(database);
  // Asked at each opening: Dexie lets a newer page upgrade, then opens again for the old one without a word.
  database.on(
    'ready',
    () => {
      // Dexie multiplies its versions by ten.
      const found = database.backendDB().version / 10;
      if (found > newestSchema)
        throw new NewerDatabase(`found database version ${found}, this app knows ${newestSchema}`);
    },
    true,
  );
  await database.open();
  return database;
}
