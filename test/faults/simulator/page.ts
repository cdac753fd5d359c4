import type { Subtle } from '../../../src/protocol/crypto.ts';
import type { PackReading } from '../../../src/protocol/pack.ts';
import type { SignedPack } from '../../../src/protocol/signed-pack.ts';
import {
  type Healed,
  heal,
  makeSureOfRoom,
  mirrorUnsent,
  noteSealed,
  type Statement,
  seal,
  type TabletDatabase,
} from '../../../src/store/index.ts';
import { reissueStrays } from '../../../src/store/reissue.ts';
import { drain } from '../../../src/sync/drain.ts';
import { enrol } from '../../../src/sync/enrol.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import type { Chance } from './chance.ts';
import type { Process } from './scheduler.ts';
import type { Tablet } from './tablet.ts';

export interface PageParts {
  tablet: Tablet;
  subtle: Subtle;
  chance: Chance;
  /** For one task of a process. */
  databaseOf: (process: Process) => TabletDatabase;
  fetcherOf: (process: Process) => typeof fetch;
  readPack: (subtle: Subtle, key: CryptoKey, signed: SignedPack) => Promise<PackReading>;
  /** A design that went wrong, in tests of the simulator itself. */
  distort: (parts: SyncParts, process: Process, tablet: Tablet) => SyncParts;
  newDeviceId: (tablet: Tablet) => string;
  /** Storage may be full; anything else is a bug. */
  failed: (error: unknown) => void;
}

const everyMs = 15 * 60_000;

/** A tab: what `main.tsx` and `keep-draining.ts` wire, without a screen. */
export class Page {
  readonly process: Process;
  readonly #parts: PageParts;
  #timers = 0;

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.process = parts.tablet.start();
  }

  async open(): Promise<Healed> {
    const { subtle } = this.#parts;
    const { mirror, highWater } = this.#outside();
    const healed = await heal(this.#database(), subtle, mirror, highWater);
    void this.drainNow(true);
    return healed;
  }

  /** `sealed` is called when the store has it, before the copies outside of it are made. */
  async seal(
    statement: Statement,
    context: { facility: string; app: string },
    sealed: (seq: number, device: string) => void,
  ): Promise<void> {
    const { tablet, subtle } = this.#parts;
    const { mirror, highWater } = this.#outside();
    const at = { deviceTime: tablet.now(), zone: tablet.zone, actor: 'tablet', person: '' };
    await makeSureOfRoom(mirror);
    const event = await seal(this.#database(), subtle, statement, { ...context, ...at });
    sealed(event.seq, event.device);
    await noteSealed(event, mirror, highWater);
    void this.drainNow(true);
  }

  async enrol(code: string) {
    const { tablet, newDeviceId } = this.#parts;
    const ids = {
      fresh: () => newDeviceId(tablet),
      remembered: () => tablet.highWater().read()?.device ?? null,
    };
    const outcome = await enrol(
      syncParts(this.#parts, this.process, async () => reissueStrays),
      ids,
      code,
    );
    if (outcome.kind === 'ok') void this.drainNow(true);
    return outcome;
  }

  async drainNow(insist: boolean): Promise<void> {
    const { tablet } = this.#parts;
    const turn = ++this.#timers;
    let waitMs = everyMs;
    try {
      const { nextTryInMs } = await drain(
        syncParts(this.#parts, this.process, async () => reissueStrays),
        insist,
      );
      waitMs = Math.min(everyMs, nextTryInMs ?? everyMs);
      await mirrorUnsent(this.#database(), this.#outside().mirror);
    } catch (error) {
      this.#parts.failed(error);
    }
    if (turn !== this.#timers) return;
    await tablet.scheduler.sleep(this.process, Math.max(1_000, waitMs), `${tablet.name}: timer`);
    if (turn === this.#timers) await this.drainNow(false);
  }

  #outside() {
    const { tablet } = this.#parts;
    return { mirror: tablet.mirrorFor(this.process), highWater: tablet.highWater() };
  }

  #database(): TabletDatabase {
    return this.#parts.databaseOf(this.process);
  }
}

/** The worker's `sync` event. */
export async function drainInWorker(parts: PageParts): Promise<void> {
  const process = parts.tablet.start();
  try {
    await drain(
      syncParts(parts, process, async () => null),
      true,
    );
  } catch (error) {
    parts.failed(error);
  }
}

function syncParts(parts: PageParts, process: Process, reissuer: SyncParts['reissuer']): SyncParts {
  const { tablet, chance, subtle } = parts;
  const own: SyncParts = {
    database: parts.databaseOf(process),
    subtle,
    fetcher: parts.fetcherOf(process),
    locks: tablet.locks(process),
    now: () => tablet.now(),
    random: chance.next,
    isWatched: () => true,
    newBatchId: () => `batch-${chance.int(0, 2 ** 31)}-${chance.int(0, 2 ** 31)}`.replaceAll('_', '-'),
    app: 'test',
    packReader: async () => parts.readPack as never,
    reissuer,
  };
  return parts.distort(own, process, tablet);
}
