/** One line of the table of what must not break: a fault (F) or an attack (S), and how it is shown. */
export interface Row {
  row: string;
  title: string;
  /** What a full run does, and what `npm test` does of it, in words. */
  full?: string;
  short?: string;
  /** The tests that show it, which `npm test` has run already. */
  elsewhere?: string;
  /** Missing where nothing shows it yet: it is printed as owed, never as passed. */
  run?: (context: RowContext) => Promise<RowResult>;
}

export interface RowContext {
  amount: 'short' | 'full';
  /** The one to replay, with everything told. */
  seed: number | null;
  say: (line: string) => void;
  /** What `save` was last given for this row and amount, in this run or one before it; null at first. */
  saved: unknown;
  save: (progress: unknown) => void;
}

export interface RowResult {
  /** What was gone through, in words. */
  volume: string;
  violations: Violation[];
  /** Why nothing, or not all of it, could run here: then it is printed as not run, never as passed. */
  notRun?: string;
}

export interface Violation {
  seed: number | null;
  what: string;
}
