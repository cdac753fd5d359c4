import type { Instant } from '../domain/day.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { readSignedPack } from '../protocol/pack.ts';
import type { TabletDatabase } from '../store/index.ts';
import type { reissueStrays } from '../store/reissue.ts';

/** What page and worker hand to the functions of this folder. */
export interface SyncParts {
  database: TabletDatabase;
  subtle: Subtle;
  fetcher: typeof fetch;
  /** Web Locks, of which one task at a time is asked. */
  locks: { request<T>(name: string, task: () => Promise<T>): Promise<T> };
  /** The tablet's clock, uncorrected. */
  now: () => Instant;
  /** From 0 to below 1. */
  random: () => number;
  /** Whether a person may be looking: a page that is shown, never the worker. */
  isWatched: () => boolean;
  newBatchId: () => string;
  app: string;
  /** Reads a pack; fetched when first needed, as it knows every kind of rule and opening needs none. */
  packReader: () => Promise<typeof readSignedPack>;
  /** Seals again what waits under another identity: seldom needed, so fetched then; null in the worker, to stay small. */
  reissuer: () => Promise<typeof reissueStrays | null>;
}
