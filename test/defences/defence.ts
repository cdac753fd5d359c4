/** The test that must turn red, by a part of its full name. */
export interface Witness {
  project: 'quick' | 'database' | 'journeys' | 'faults';
  file: string;
  test: string;
  /** Of the name, what stands in the file: not all does where it is made from a table. */
  written: string;
}

/** In a file the text that stands there exactly once, and what takes its place. */
export type Edit = readonly [file: string, find: string, put: string];

/** What keeps a fault or an attack harmless, and the change of code that takes it out. */
export interface Defence {
  row: string;
  name: string;
  edits: readonly Edit[];
  seenBy: Witness;
}

const witness =
  (project: Witness['project']) =>
  (file: string, test: string, written = test): Witness => ({ project, file: `test/${file}`, test, written });

export const quick = witness('quick');
export const database = witness('database');
export const journey = witness('journeys');

/** The short form of a row of the table of faults. */
export function rowItself(row: string): Witness {
  return { project: 'faults', file: 'test/faults/rows.test.ts', test: `${row}: `, written: 'row.title' };
}

/** The text of a file without the defence; throws where the edit has no one place. */
export function edited(text: string, [file, find, put]: Edit): string {
  const places = text.split(find).length - 1;
  if (places !== 1)
    throw new Error(`${file} holds this ${places === 0 ? 'nowhere' : `${places} times`}: ${find}`);
  return text.replace(find, () => put);
}

/** Each edited file once, with its text as `read` gives it and as the edits leave it. */
export function editedFiles(
  { edits }: Pick<Defence, 'edits'>,
  read: (file: string) => string,
): Map<string, { before: string; after: string }> {
  const files = new Map<string, { before: string; after: string }>();
  for (const edit of edits) {
    const [file] = edit;
    const before = files.get(file)?.before ?? read(file);
    files.set(file, { before, after: edited(files.get(file)?.after ?? before, edit) });
  }
  return files;
}
