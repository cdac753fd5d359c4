import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from '../../../src/ui/csv.ts';

/** What makes a spreadsheet take a cell for a formula, in full width too. */
const begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const others = ["'", '"', ';', '\uFEFF', ' '];

/** Text as people and attackers write it. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom(...begins, ...others),
      fc.string({ unit: fc.constantFrom('=', '"', ';', '\r', '\n', "'", 'a', '1', '@', ',') }),
    )
    .map(([first, rest]) => first + rest),
  fc.constantFrom("=cmd|'/C calc'!A0", '@SUM(1+1)*cmd', '=HYPERLINK("http://x";"y")', '-2+3', '+33 1'),
);

export const hostileRows = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.array(fc.array(hostileText, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 6,
  }),
);

/** An independent reader's cells. */
export function readCsv(text: string): string[][] {
  return parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n', relax_column_count: false });
}

/** Cells of the table that begin a formula, or that are not read back as they were. */
export function wrongCells(rows: readonly (readonly string[])[]): string[] {
  const read = readCsv(toCsv(rows)).flat();
  const meant = rows.flat();
  if (read.length !== meant.length) return [`${read.length} cells for ${meant.length}`];
  return read.filter((cell, at) => begins.includes(cell[0] ?? '') || cell.replace(/^'/, '') !== meant[at]);
}
