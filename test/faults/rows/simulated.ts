import type { Profile } from '../simulator/profile.ts';
import { simulate } from '../simulator/run.ts';
import type { Row, RowContext, RowResult, Violation } from './row.ts';

interface Progress {
  next: number;
  events: number;
  violations: Violation[];
}

const seedsBetweenSaves = 50;
/** In one seed of this many tablets and endpoint sign with ECDSA itself. */
const realEvery = 500;
const isReal = (seed: number) => seed % realEvery === 0;

/** A row that the simulator shows, over seeds from 1 on. */
export function simulated(about: {
  row: string;
  full: number;
  short: number;
  profile?: Partial<Profile>;
}): Pick<Row, 'row' | 'full' | 'short' | 'run'> {
  return {
    row: about.row,
    full: `${about.full.toLocaleString('en')} seeds`,
    short: `${about.short.toLocaleString('en')} seeds`,
    run: async (context) => {
      if (context.seed !== null) return replay(context, context.seed, about.profile);
      return throughSeeds(context, about[context.amount], about.profile);
    },
  };
}

async function throughSeeds(
  { saved, save, say }: RowContext,
  seeds: number,
  profile: Partial<Profile> = {},
): Promise<RowResult> {
  const progress = (saved as Progress | null) ?? { next: 1, events: 0, violations: [] };
  while (progress.next <= seeds) {
    const seed = progress.next;
    const { events, violations } = await simulate({ seed, profile, isReal: isReal(seed) });
    progress.next++;
    progress.events += events;
    progress.violations.push(...violations.slice(0, 1).map((what) => ({ seed, what })));
    if (seed % seedsBetweenSaves === 0) save(progress);
    if (seed % 5_000 === 0) say(`${seed} seeds, ${progress.violations.length} violations`);
  }
  save(progress);
  const { events, violations } = progress;
  return { volume: `${seeds.toLocaleString('en')} seeds, ${events.toLocaleString('en')} events`, violations };
}

async function replay({ say }: RowContext, seed: number, profile: Partial<Profile> = {}): Promise<RowResult> {
  const { trace, violations, events, steps } = await simulate({
    seed,
    profile,
    isReal: isReal(seed),
    isTraced: true,
  });
  for (const line of trace ?? []) say(line);
  return {
    volume: `seed ${seed}: ${events} events, ${steps} steps`,
    violations: violations.map((what) => ({ seed, what })),
  };
}

export const simulatedRows = [
  simulated({ row: 'F0', full: 150_000, short: 2_000 }),
  simulated({
    row: 'F9',
    full: 70_000,
    short: 50,
    profile: { answerLost: 0.6, answerCut: 0.3, answerLate: 0.3 },
  }),
  simulated({
    row: 'F10',
    full: 70_000,
    short: 50,
    profile: { doubled: 0.8, answerLate: 0.4, secondInstance: true },
  }),
  simulated({
    row: 'F15',
    full: 5_000,
    short: 50,
    profile: { revoked: 0.6, offline: 0.5, longAbsence: 0.4 },
  }),
  simulated({ row: 'F16', full: 5_000, short: 50, profile: { clockMoved: 0.8 } }),
];
