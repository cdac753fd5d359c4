/**
 * A table for French Excel: semicolons, UTF-8 with its mark, CRLF. Every cell is quoted. What a spreadsheet would take for
 * a formula, spelled in full width too, gets an apostrophe before it, and so does what begins with one, so that a reader can take it off again.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n'＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
