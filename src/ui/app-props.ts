import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CountLine } from '../domain/count.ts';
import type { Instant } from '../domain/day.ts';
import type { LeavingKind, LeavingLine } from '../domain/leaving.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { Event, SecondCount } from '../protocol/event.ts';
import type { SupervisionView } from '../protocol/supervision.ts';
import type { MissingRun, Statement, TabletDatabase } from '../store/index.ts';
import type { Draft, KeptEvent, Snapshot } from '../store/snapshot.ts';
import type { Carried } from '../sync/carry.ts';
import type { EnrolOutcome } from '../sync/enrol.ts';
import type { Proof } from '../sync/proof.ts';
import type { Tongue } from './language/fr-format.ts';
import type { Locks } from './page-locks.ts';
import type { Reminding } from './remind.ts';

export interface Counted {
  typedTime?: Instant | undefined;
  second?: SecondCount | undefined;
}

export interface AppActions {
  saveDraft(draft: Draft): Promise<void>;
  discardDraft(name: string): Promise<void>;
  /** Resolves only after the strict transaction completed; rejects otherwise, and then nothing has changed. */
  /** `typedTime` where it was counted on a sheet: see `SealContext`; `second` where it was not as expected. */
  sealCount(product: string, lines: CountLine[], how?: Counted): Promise<Event>;
  /** `sheet` is the draft that this seals, where there is one. */
  seal(statement: Statement, sheet?: string): Promise<Event>;
  /** Goods that came, or left. */
  sealMovement(kind: 'receipt' | LeavingKind, product: string, lines: LeavingLine[]): Promise<Event>;
  enrol(code: string): Promise<EnrolOutcome>;
  sendNow(): void;
  speak: Speak;
  /** All that is unsent, for somebody to carry; null when there is nothing. Marks nothing as sent. */
  carryUnsent(): Promise<Carried | null>;
  /** Null where the acknowledgement bears no signature of its own. */
  proofOf(kept: KeptEvent): Promise<Proof | null>;
  /** The browser's own installation, where it offers one. */
  install?: (() => Promise<void>) | null;
  /** Badge and notifications, once their part has been fetched. */
  reminding?: Reminding;
}

/** All that a check before CAR-T leaves behind: no weight, no dose, no patients. */
export type CarTCheck = Extract<Event, { kind: 'car-t-check' }>['body'];

/** Rejects where the words of a language could not be fetched. */
export type Speak = (tongue: Tongue) => Promise<void>;

export interface Supervision {
  speak: Speak;
  /** The browser's own: requests go out from src/sync. */
  fetcher: typeof fetch;
  cache: {
    read(): Promise<{ view: SupervisionView; at: Instant } | null>;
    write(view: SupervisionView): Promise<void>;
    erase(): Promise<void>;
  };
}

/** What the screens of the tablet's people work on; their code is fetched with them, where there are any. */
export interface Desk {
  database: TabletDatabase;
  subtle: Subtle;
  locks: Locks;
  /** 100 random bits. */
  newId(): string;
  now(): Instant;
  /** Milliseconds on a clock that nobody can set. */
  elapsed(): number;
  /** Shows the tablet to a person; '' locks it, where it has people. */
  enter(person: string): void;
}

export interface AppProps {
  /** Null until the store has been read. */
  snapshot: Snapshot | null;
  /** The tablet's own clock, uncorrected. */
  now: Instant;
  /** Null, like `supervision` and `desk`, where the app cannot work at all: see `secure` and `fatal`. */
  actions: AppActions | null;
  supervision: Supervision | null;
  desk: Desk | null;
  /** Whether the page came by HTTPS or from localhost: else there is no worker and no key store. */
  secure: boolean;
  update: { ready: boolean; apply: () => void };
  storage: 'persisted' | 'refused' | 'unknown';
  /** What this tablet recorded once and no longer holds. */
  missing: MissingRun | null;
  /** The store was read before and cannot be now: what shows may be old. */
  unread: boolean;
  fatal:
    | { kind: 'newer-database' | 'storage-silent' | 'storage-blocked' }
    | { kind: 'storage-broken'; detail: string }
    | null;
}

/** What the routes show comes by context: the router would compare props by spelling the whole snapshot out. */
export type Running = AppProps & {
  snapshot: Snapshot;
  actions: AppActions;
  supervision: Supervision;
  desk: Desk;
};

export const RunningContext = createContext<Running | null>(null);

export function useRunning(): Running {
  const running = useContext(RunningContext);
  if (!running) throw new Error('a route outside the app');
  return running;
}
