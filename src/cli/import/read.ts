import { BadInput } from '../outcome.ts';
import { isFinessExtract, readFinessLine } from './finess-extract.ts';
import { linesOf } from './lines.ts';
import { type Reading, refused, type Stated } from './stated.ts';
import { readHeader, readTableLine } from './table.ts';

export interface ReadFile {
  facilities: Stated[];
  refused: { line: number; reason: string }[];
  warnings: { line: number; reason: string }[];
  /** Lines of other sections or categories. */
  passedOver: number;
}

/** Reads a whole file of facilities; a bad line keeps no other from being read. Throws BadInput when none can be. */
export function readFacilities(file: string, bytes: Uint8Array, categories: readonly string[]): ReadFile {
  const lines = linesOf(bytes);
  const first = lines[0];
  if (!first) throw new BadInput(file, 'empty');
  const isExtract = isFinessExtract(first.text);
  if (!isExtract && categories.length > 0)
    throw new BadInput('--category', `${file} is not a FINESS extract`);
  const read = isExtract ? (text: string) => readFinessLine(text, categories) : tableReader(file, first.text);

  const result: ReadFile = { facilities: [], refused: [], warnings: [], passedOver: 0 };
  const lineOf = new Map<string, number>();
  for (const { number, text } of isExtract ? lines : lines.slice(1)) {
    const reading = onlyOnce(read(text), number, lineOf);
    switch (reading.kind) {
      case 'facility':
        result.facilities.push(reading.facility);
        for (const reason of reading.warnings) result.warnings.push({ line: number, reason });
        break;
      case 'refused':
        result.refused.push({ line: number, reason: reading.reason });
        break;
      case 'passed-over':
        result.passedOver++;
        break;
    }
  }
  return result;
}

function tableReader(file: string, header: string): (text: string) => Reading {
  const columns = readHeader(file, header);
  return (text) => readTableLine(text, columns);
}

/** The same facility twice in a file is a doubt about both; the first stands and the others are named. */
function onlyOnce(reading: Reading, line: number, lineOf: Map<string, number>): Reading {
  if (reading.kind !== 'facility') return reading;
  const { id, finess } = reading.facility;
  const keys = finess ? [`id ${id}`, `finess ${finess}`] : [`id ${id}`];
  const before = keys.map((key) => lineOf.get(key)).find((it) => it !== undefined);
  if (before !== undefined) return refused(`the same facility as line ${before}`);
  for (const key of keys) lineOf.set(key, line);
  return reading;
}
