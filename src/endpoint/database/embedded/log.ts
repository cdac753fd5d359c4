import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { codeOf } from '../unavailable.ts';
import { type Account, give } from './account.ts';
import type { Place } from './place.ts';

export interface Log {
  file: number;
  /** What was written since this start; the end of it when it is long. */
  recent(): string;
  close(): void;
}

const longest = 5_000_000;
const tailBytes = 8192;
const tailLines = 6;

/** PostgreSQL's own log; above 5 MB it is set aside once, over the one before. */
export function openLog({ log }: Place, account: Account): Log {
  if (sizeOf(log) > longest) renameSync(log, `${log}.1`);
  const file = openSync(log, 'a+', 0o600);
  give(log, account);
  const begun = fstatSync(file).size;
  return {
    file,
    recent() {
      const end = fstatSync(file).size;
      const start = Math.max(begun, end - tailBytes);
      const bytes = Buffer.alloc(end - start);
      readSync(file, bytes, 0, bytes.length, start);
      return bytes.toString('utf8');
    },
    close: () => closeSync(file),
  };
}

/** The last lines, on one line. */
export function tailOf(text: string): string {
  return text.split('\n').filter(Boolean).slice(-tailLines).map(withoutTime).join(' / ');
}

function withoutTime(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, '').trim();
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
