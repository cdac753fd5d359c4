import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Instant } from '../domain/day.ts';
import type { PublicKey } from '../protocol/enrolment.ts';
import type { SignedPack } from '../protocol/signed-pack.ts';
import type { Delivery, Draft, Hold } from './snapshot.ts';

/** Schemas are versions of the tablet's database: add one, never edit one that has shipped. */
export const newestSchema = 1;

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

export class TabletDatabase extends Dexie {
  /** identity, chain, link: one row each. */
  declare meta: Table<unknown, string>;
  declare events: Table<EventRow, [string, number]>;
  declare acknowledgements: Table<AcknowledgementRow, [string, number]>;
  declare others: Table<OtherEventRow, [string, number]>;
  declare drafts: EntityTable<Draft, 'product'>;
  /** Every pack ever taken into use, as signed. */
  declare packs: Table<SignedPack & { version: number; receivedAt: Instant }, number>;
  /** facility, pack, resupply: as last received; pack-refusal: why a newer one was not taken. */
  declare reference: Table<unknown, string>;
  declare views: Table<{ at: Instant; view: unknown }, string>;

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
  }
}

export class NewerDatabase extends Error {}

/** Opens, or throws NewerDatabase when a later version of the app has written here: old code must not touch that. */
export async function openTabletDatabase(name: string): Promise<TabletDatabase> {
  const database = new TabletDatabase(name);
  await database.open();
  // Dexie multiplies its versions by ten, and opens a newer database without a word.
  const found = database.backendDB().version / 10;
  if (found > newestSchema) {
    database.close();
    throw new NewerDatabase(`found database version ${found}, this app knows ${newestSchema}`);
  }
  return database;
}
