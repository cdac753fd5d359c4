import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from '../../../src/endpoint/database/open.ts';
import { filesOf, freshDirectory, open, startUser, within } from './support.ts';

/** A cluster with a table of a few pages, closed in order. */
async function filled(): Promise<{ data: string; cluster: string; table: string }> {
  const data = freshDirectory();
  const { sql, close } = await open(data);
  await sql`create table kept as select id, repeat('x', 500) as text from generate_series(1, 100) as id`;
  const [row] = await sql`select pg_relation_filepath('kept') as path`;
  await close();
  const cluster = join(data, 'database/cluster');
  return { data, cluster, table: join(cluster, row?.path) };
}

test('F22: a torn control file is refused with what PostgreSQL says, and nothing is replaced', async () => {
  const { data, cluster } = await filled();
  truncateSync(join(cluster, 'global/pg_control'), 100);
  const refused = open(data).catch((error: Error) => error);
  expect(await refused).toBeInstanceOf(DatabaseUnavailable);
  expect(((await refused) as Error).message).toMatch(/refuses the database .*pg_control.*restore a backup/);
  expect(((await refused) as Error).message).not.toContain('\n');
  expect(statSync(join(cluster, 'global/pg_control')).size).toBe(100);
  expect(await within(1000, () => filesOf(data) === 'cluster,log')).toBe(true);
});

test('F22: a flipped bit in the control file is refused', async () => {
  const { data, cluster } = await filled();
  flip(join(cluster, 'global/pg_control'), 40);
  await expect(open(data)).rejects.toThrow(/refuses the database .*(checksum|pg_control)/);
});

test('F22: a journal cut short is refused', async () => {
  const { data, cluster } = await filled();
  for (const name of readdirSync(join(cluster, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))) {
    truncateSync(join(cluster, 'pg_wal', name), 0);
  }
  await expect(open(data)).rejects.toThrow(DatabaseUnavailable);
});

test('F22: a flipped bit in a table is noticed when it is read', async () => {
  const { data, table } = await filled();
  flip(table, 8192 + 4000);
  const { sql } = await open(data);
  await expect(sql`select count(text) from kept`).rejects.toThrow(/invalid page in block 1/);
});

test('F22: a cluster that lost its identity is not taken for an empty directory', async () => {
  const { data, cluster } = await filled();
  rmSync(join(cluster, 'PG_VERSION'));
  await expect(open(data)).rejects.toThrow(/refuses the database .*not a valid data directory/);
});

test('F22: a cluster that was moved away is missed, and not replaced by an empty one', async () => {
  const { data, cluster } = await filled();
  renameSync(cluster, `${cluster}.old`);
  const user = await startUser(data, 'endpoint');
  expect(user.first.refused).toMatch(/is gone: put it back or restore a backup/);
  expect(existsSync(cluster)).toBe(false);
});

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
