import type { Row, RowContext, RowResult, Violation } from './row.ts';

interface Progress {
  next: number;
  violations: Violation[];
  notes: string[];
}

/** What one round came to: violations in sentences, and what is worth telling of it. */
export interface Round {
  violations: string[];
  note?: string;
}

/**
 * A row of real processes, round after round in one world; a run that was stopped goes on with the next round in a fresh
 * world. The number of a round decides all that is left to chance in it, and replays it.
 */
export function rounds<World>(about: {
  row: string;
  short: number;
  full: number;
  /** Rounds, of what. */
  of: string;
  /** Why it cannot run here; null where it can. */
  missing?: () => string | null;
  open: (amount: RowContext['amount']) => Promise<World>;
  round: (world: World, round: number, say: RowContext['say']) => Promise<Round>;
  /** Asked after the last round: what only shows at the end. */
  finish?: (world: World) => Promise<Round>;
  close: (world: World) => Promise<void>;
}): Pick<Row, 'row' | 'full' | 'short' | 'run'> {
  const said = (count: number) => `${count.toLocaleString('en')} ${about.of}`;
  return {
    row: about.row,
    full: said(about.full),
    short: said(about.short),
    run: async ({ amount, seed, say, saved, save }) => {
      const missing = about.missing?.() ?? null;
      if (missing !== null) return { volume: '', violations: [], notRun: missing };
      const progress = (saved as Progress | null) ?? { next: 1, violations: [], notes: [] };
      const last = seed ?? about[amount];
      if (seed !== null) progress.next = seed;
      const world = await about.open(amount);
      const take = ({ violations, note }: Round, round: number | null) => {
        progress.violations.push(...violations.map((what) => ({ seed: round, what })));
        if (note) progress.notes.push(note);
        for (const what of violations) say(`${round ?? 'at the end'}: ${what}`);
      };
      try {
        for (; progress.next <= last; progress.next++) {
          take(await about.round(world, progress.next, say), progress.next);
          save({ ...progress, next: progress.next + 1 });
        }
        if (about.finish) take(await about.finish(world), null);
      } finally {
        await about.close(world);
      }
      return resultOf(said(seed === null ? last : 1), progress);
    },
  };
}

function resultOf(volume: string, { violations, notes }: Progress): RowResult {
  return { volume: [volume, ...notes.slice(-3)].join('; '), violations };
}
