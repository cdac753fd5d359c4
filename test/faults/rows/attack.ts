import type { Row } from './row.ts';

/** What one attack came to: what was tried, and every violation in a sentence. */
export interface Outcome {
  volume: string;
  violations: string[];
}

export interface RunContext {
  volume: number;
  seed: number;
  log: (line: string) => void;
}

interface Attack {
  row: string;
  /** Volumes, of what. */
  short: number;
  full: number;
  of: string;
  run: (context: RunContext) => Promise<Outcome>;
}

const firstSeed = 1;

/** A row that an attack of a chosen volume shows; its seed decides all that is left to chance. */
export function attack({ row, of, run, ...volumes }: Attack): Pick<Row, 'row' | 'full' | 'short' | 'run'> {
  const said = (volume: number) => `${volume.toLocaleString('en')} ${of}`;
  return {
    row,
    full: said(volumes.full),
    short: said(volumes.short),
    run: async ({ amount, seed, say }) => {
      const chosen = seed ?? firstSeed;
      const log = amount === 'full' || seed !== null ? say : () => undefined;
      const { volume, violations } = await run({ volume: volumes[amount], seed: chosen, log });
      return { volume, violations: violations.map((what) => ({ seed: chosen, what })) };
    },
  };
}
