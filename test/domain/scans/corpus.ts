import { readFileSync } from 'node:fs';
import type { LocalDate } from '../../../src/domain/day.ts';

export interface Scan {
  /** Where to find it in the corpus. */
  line: number;
  why: string;
  source: 'camera' | 'wedge';
  today: LocalDate;
  raw: string;
  cip13: string | null;
  lot: string | null;
  expiry: LocalDate | null;
  printedExpiry: LocalDate | null;
  serial: string | null;
  problems: string[];
}

/** The corpus beside this file, whose first lines say how it is written. */
export function readCorpus(): Scan[] {
  const text = readFileSync(new URL('corpus.txt', import.meta.url), 'utf8');
  let source: Scan['source'] = 'camera';
  let today = '';
  return text.split('\n').flatMap((line, index) => {
    const stated = /^@ (camera|wedge) (\S+)$/.exec(line);
    if (stated) [source, today] = [stated[1] as Scan['source'], stated[2] as string];
    if (stated || line === '' || /^# /.test(line)) return [];
    const [raw, ...cells] = line.split(' | ').map((cell, at) => (at === 0 ? unescaped(cell) : cell));
    const [cip13, lot, expiries, serial, problems, why] = cells;
    if (raw === undefined || why === undefined || cells.length !== 6) throw new Error(`line ${index + 1}`);
    const [expiry, printedExpiry = expiry] = orNull(expiries)?.split('<') ?? [null];
    return {
      ...{ line: index + 1, why, source, today, raw },
      ...{ cip13: orNull(cip13), lot: orNull(lot), serial: orNull(serial) },
      ...{ expiry: expiry ?? null, printedExpiry: printedExpiry ?? null },
      problems: orNull(problems)?.split(',').sort() ?? [],
    };
  });
}

function orNull(cell: string | undefined): string | null {
  return cell === undefined || cell === '-' ? null : cell;
}

function unescaped(text: string): string {
  return text
    .replace(/\\x([\da-f]{2})|\\u([\da-f]{4})/g, (_, two, four) =>
      String.fromCharCode(Number.parseInt(two ?? four, 16)),
    )
    .replaceAll('\\r', '\r')
    .replaceAll('\\n', '\n');
}
