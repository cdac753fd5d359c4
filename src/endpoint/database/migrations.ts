import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** '0001-tablets.sql': the number orders it, the whole name is its identity. */
  name: string;
  text: string;
  sha256: string;
}

const shape = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** In order of number. A file ending in .sql that does not fit is a mistake, not a comment. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Map<string, string>();
  for (const name of names) {
    const number = shape.exec(name)?.[1];
    if (!number) throw new Error(`${join(directory, name)} must be named like 0001-what-it-does.sql`);
    const twin = numbers.get(number);
    if (twin) throw new Error(`${twin} and ${name} in ${directory} have the same number`);
    numbers.set(number, name);
  }
  return Promise.all(names.map((name) => readMigration(directory, name)));
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  // A checkout with Windows line ends is still the same migration.
  const text = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
}
