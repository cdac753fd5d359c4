import type { TabletDatabase } from '../../../src/store/database.ts';
import type { HighWater, Mark, Mirror } from '../../../src/store/mirror.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import { type Change, connect, copyOf, type Disk, emptyDisk } from './memory-tables.ts';
import { newProcess, type Process, type Scheduler } from './scheduler.ts';

/** What would survive with the tablet switched off. */
export interface Kept {
  disk: Disk;
  mirror: string[];
  mark: Mark | null;
}

/** Told of what reaches, and what vanishes from, a tablet's storage. */
export interface Watcher {
  committed(tablet: Tablet, changes: readonly Change[]): void;
  mirrored(tablet: Tablet, lines: readonly string[]): void;
  /** `before` is what the tablet held until something destroyed part of it. */
  destroyed(tablet: Tablet, before: Kept): void;
}

interface Waiter {
  process: Process;
  grant: () => void;
}

/** The device: storage that lasts, processes that don't, a clock that anybody may set. */
export class Tablet implements Kept {
  disk: Disk = emptyDisk();
  mirror: string[] = [];
  mark: Mark | null = null;
  clockSkewMs = 0;
  zone = 'Europe/Paris';
  isFull = false;
  isOffline = false;
  processes: Process[] = [];
  /** What browsers write in their own time: a power cut takes it back to this. */
  #flushed: Kept = { disk: emptyDisk(), mirror: [], mark: null };
  /** Transactions too are written in the browser's own time: a design that went wrong. */
  isRelaxed = false;
  /** As it was at some moment before: what a damaged database may come back as. */
  earlier: Disk | null = null;
  #locks = new Map<string, { holder: Waiter | null; queue: Waiter[] }>();

  constructor(
    readonly name: string,
    readonly scheduler: Scheduler,
    readonly watcher: Watcher,
  ) {}

  now(): string {
    return new Date(this.scheduler.now + this.clockSkewMs).toISOString();
  }

  start(): Process {
    const process = newProcess();
    this.processes = [...this.processes.filter((it) => it.alive), process];
    return process;
  }

  kept(): Kept {
    return { disk: copyOf(this.disk), mirror: [...this.mirror], mark: this.mark };
  }

  flush(): void {
    this.#flushed = this.kept();
  }

  powerCut(): void {
    for (const process of this.processes) this.scheduler.kill(process);
    this.destroy(() => {
      this.mirror = this.#flushed.mirror;
      this.mark = this.#flushed.mark;
    });
    if (this.isRelaxed) this.disk = copyOf(this.#flushed.disk);
  }

  destroy(destruction: () => void): void {
    const before = this.kept();
    destruction();
    this.watcher.destroyed(this, before);
  }

  /** For one task of a process. */
  connection(process: Process): TabletDatabase {
    return connect({
      disk: () => this.disk,
      transact: (label, writes, work) =>
        this.scheduler.step(process, `${this.name}: ${label}`, () => {
          if (writes && this.isFull) throw Object.assign(new Error('no room left'), { name: 'UnknownError' });
          return work();
        }),
      committed: (changes) => this.watcher.committed(this, changes),
    });
  }

  /** All of it as it is at this moment, for reading. */
  glance(): TabletDatabase {
    const transact = <T>(_: string, __: boolean, work: () => Promise<T>) => work();
    return connect({ disk: () => this.disk, transact, committed: () => undefined });
  }

  /** Web Locks of this profile; a killed process lets go of its own. */
  locks(process: Process): SyncParts['locks'] {
    const request = async (name: string, task: () => Promise<unknown>) => {
      if (!process.alive) return new Promise(() => {});
      const lock = this.#locks.get(name) ?? { holder: null, queue: [] };
      this.#locks.set(name, lock);
      const release = () => {
        if (lock.holder !== mine) return;
        lock.holder = null;
        while (!lock.holder && lock.queue.length > 0) {
          const next = lock.queue.shift() as Waiter;
          if (next.process.alive) lock.holder = next;
        }
        lock.holder?.grant();
      };
      const mine: Waiter = { process, grant: () => undefined };
      process.onKill.push(release);
      if (lock.holder) {
        await new Promise<void>((granted) => {
          mine.grant = granted;
          lock.queue.push(mine);
        });
      } else lock.holder = mine;
      try {
        return await task();
      } finally {
        release();
      }
    };
    return { request } as SyncParts['locks'];
  }

  mirrorFor(process: Process): Mirror {
    const alone = <T>(label: string, task: () => T) =>
      this.locks(process).request('releve-mirror', () =>
        this.scheduler.step(process, `${this.name}: mirror ${label}`, task),
      );
    const write = (lines: string[]) => {
      if (this.isFull) throw new Error('no room left');
      this.mirror = lines;
      this.watcher.mirrored(this, lines);
    };
    const tryRoom = () => {
      if (this.isFull) throw Object.assign(new Error('no room left'), { name: 'QuotaExceededError' });
    };
    return {
      makeSureOfRoom: () => alone('room', tryRoom),
      lines: () => alone('read', () => this.mirror),
      append: (line) => alone('append', () => write([...this.mirror, line])),
      keepOnly: (lines) =>
        this.locks(process).request('releve-mirror', async () => {
          const wanted = [...(await lines())];
          await this.scheduler.step(process, `${this.name}: mirror rewrite`, () => write(wanted));
        }),
    };
  }

  highWater(): HighWater {
    return {
      read: () => this.mark,
      write: (mark) => {
        if (this.isFull) throw new Error('no room left');
        this.mark = mark;
      },
    };
  }
}
