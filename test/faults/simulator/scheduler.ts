import type { Chance } from './chance.ts';

/** Something that can be killed: what it waits for never comes back then. */
export interface Process {
  alive: boolean;
  /** Run when it is killed, for what others must not wait for. */
  onKill: (() => void)[];
}

interface Step {
  at: number;
  process: Process;
  label: string;
  run: () => void;
}

/**
 * Virtual time and the order of everything. What a process asks of disk, network or time is a step; of those that are
 * due, chance takes one, and all code runs on until nothing but steps is left to wait for.
 */
export class Scheduler {
  now: number;
  steps = 0;
  readonly trace: string[] | null;
  #due: Step[] = [];
  #later: Step[] = [];
  readonly #chance: Chance;

  constructor(chance: Chance, startsAt: number, isTraced: boolean) {
    this.#chance = chance;
    this.now = startsAt;
    this.trace = isTraced ? [] : null;
  }

  /** Resolves to what `action` makes of it, as one atomic step some time after `delayMs`. */
  step<T>(process: Process, label: string, action: () => T | Promise<T>, delayMs = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          const result = action();
          if (result instanceof Promise) result.then(resolve, reject);
          else resolve(result);
        } catch (error) {
          reject(error);
        }
      };
      this.#add({ at: this.now + delayMs, process, label, run });
    });
  }

  sleep(process: Process, ms: number, label = 'sleep'): Promise<void> {
    return this.step(process, label, () => undefined, ms);
  }

  kill(process: Process): void {
    if (!process.alive) return;
    process.alive = false;
    for (const done of process.onKill) done();
  }

  /** Runs until the time given, or until nothing is left to happen. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      this.#fetchDue();
      if (this.#due.length === 0) {
        const next = this.#later[0];
        if (!next || next.at > end) break;
        this.now = Math.max(this.now, next.at);
        continue;
      }
      const index = this.#chance.int(0, this.#due.length - 1);
      const step = this.#due[index] as Step;
      this.#due[index] = this.#due.at(-1) as Step;
      this.#due.pop();
      if (!step.process.alive) continue;
      this.steps++;
      this.now += this.#chance.int(0, 3);
      this.note(step.label);
      step.run();
      // A tick comes when every promise that the step settled has been followed up, and all that they settled.
      await new Promise<void>(process.nextTick);
    }
    this.now = Math.max(this.now, end);
  }

  /** For whoever replays one seed. */
  note(what: string): void {
    this.trace?.push(`${new Date(this.now).toISOString()} ${what}`);
  }

  #add(step: Step): void {
    if (step.at <= this.now) {
      this.#due.push(step);
      return;
    }
    const heap = this.#later;
    let at = heap.push(step) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heap[parent] as Step).at <= step.at) break;
      heap[at] = heap[parent] as Step;
      at = parent;
    }
    heap[at] = step;
  }

  #fetchDue(): void {
    while (this.#later[0] && this.#later[0].at <= this.now) {
      const first = this.#later[0];
      const last = this.#later.pop() as Step;
      if (this.#later.length > 0) this.#sink(last);
      if (first.process.alive) this.#due.push(first);
    }
  }

  #sink(step: Step): void {
    const heap = this.#later;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as Step).at < (heap[child] as Step).at) child++;
      if ((heap[child] as Step).at >= step.at) break;
      heap[at] = heap[child] as Step;
      at = child;
    }
    heap[at] = step;
  }
}

export function newProcess(): Process {
  return { alive: true, onKill: [] };
}
