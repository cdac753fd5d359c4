import { parse } from 'csv-parse/sync';

export interface Line {
  /** Counted from 1, as an editor shows it. */
  number: number;
  text: string;
}

/** UTF-8 where the bytes are that, Windows-1252 otherwise; blank lines are dropped. */
export function linesOf(bytes: Uint8Array): Line[] {
  return textOf(bytes)
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ number: index + 1, text }))
    .filter((line) => line.text.trim() !== '');
}

/** The cells of one line, trimmed; null when its quotes do not close. A cell cannot hold a line break. */
export function cellsOf(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  try {
    const [cells = []] = parse(text, { delimiter, relax_quotes: true, trim: true }) as string[][];
    return cells;
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    // TextDecoder drops the byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
