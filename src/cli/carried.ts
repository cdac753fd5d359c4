import { CarriedFile } from '../protocol/carried.ts';
import { isPart, type Joined, partsToText } from '../protocol/carried-parts.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { SyncResult } from '../protocol/sync.ts';
import { BadInput } from './outcome.ts';
import { textOf } from './text-file.ts';

/** Sixty days offline make 5,000 events: 5 MB. */
const mostBytes = 32 * 1_048_576;

/** A tablet's file, or the texts of its QR codes, a line each. Throws BadInput. */
export async function carriedFromBytes(
  file: string,
  bytes: Uint8Array,
  subtle: Subtle,
): Promise<CarriedFile> {
  if (bytes.length > mostBytes) throw new BadInput(file, `larger than ${mostBytes} bytes`);
  const text = textOf(file, bytes);
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '');
  if (!lines[0] || !isPart(lines[0].line)) return carriedFromText(file, text);
  const joined = await partsToText(
    subtle,
    lines.map(({ line }) => line),
    mostBytes,
  );
  if (joined.kind === 'ok') return carriedFromText(file, joined.text);
  throw new BadInput(
    file,
    problemOf(joined, (index) => lines[index - 1]?.number ?? index),
  );
}

/** How many events came to what, every outcome named though it be none. */
export function countsOf(results: readonly SyncResult[]) {
  const of = (kind: SyncResult['result']) => results.filter(({ result }) => result === kind).length;
  return {
    stored: of('stored'),
    duplicate: of('duplicate'),
    quarantined: of('quarantined'),
    conflict: of('conflict'),
  };
}

function carriedFromText(file: string, text: string): CarriedFile {
  const carried = CarriedFile.safeParse(parsed(text));
  if (!carried.success) throw new BadInput(file, 'not what a tablet exports');
  return carried.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(joined: Exclude<Joined, { kind: 'ok' }>, lineAt: (index: number) => number): string {
  switch (joined.kind) {
    case 'missing': {
      const [noun, verb] = joined.numbers.length === 1 ? ['part', 'is'] : ['parts', 'are'];
      return `${noun} ${joined.numbers.join(', ')} of ${joined.total} ${verb} missing`;
    }
    case 'damaged':
      return `line ${lineAt(joined.line)} is not a whole QR code of a tablet`;
    case 'several-exports':
      return 'the lines are of several exports';
    case 'unreadable':
      return 'the parts do not make a file';
  }
}
