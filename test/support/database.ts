import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/endpoint/database/open.ts';

/** Of this checkout; kept between runs, as making it takes a second and holds nothing but finished databases. */
const clusterDirectory = join(
  tmpdir(),
  `releve-test-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)}`,
);

export interface TestDatabase {
  sql: Database['sql'];
  /** For a second process or pool over the same database. */
  url: string;
  /** Ends its connections without dropping it, so that the endpoint finds none. */
  close(): Promise<void>;
  drop(): Promise<void>;
  /** Ends every connection to it, as a restart or a failover does. */
  cut(): Promise<void>;
  /** From the next connection on. */
  setReadOnly(readOnly: boolean): Promise<void>;
}

/** A database of its own: in the server of TEST_DATABASE_URL, or in one embedded server shared by all test files. */
export async function freshDatabase(): Promise<TestDatabase> {
  const admin = await openDatabase({
    databaseUrl: process.env.TEST_DATABASE_URL,
    dataDirectory: clusterDirectory,
    role: 'command',
    say: () => {},
  });
  const name = `test_${randomBytes(8).toString('hex')}`;
  await admin.sql.unsafe(`create database ${name}`);
  const url = process.env.TEST_DATABASE_URL
    ? withDatabase(process.env.TEST_DATABASE_URL, name)
    : await socketUrl(admin, name);
  const own = await openDatabase({
    databaseUrl: url,
    dataDirectory: clusterDirectory,
    role: 'endpoint',
    say: () => {},
  });
  return {
    sql: own.sql,
    url,
    close: own.close,
    async cut() {
      await admin.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    },
    async setReadOnly(readOnly) {
      await admin.sql.unsafe(`alter database ${name} set default_transaction_read_only = ${readOnly}`);
    },
    async drop() {
      await own.close();
      await admin.sql.unsafe(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

async function socketUrl({ sql }: Database, name: string): Promise<string> {
  const [row] = await sql<{ folder: string }[]>`
    select trim(both '"' from current_setting('unix_socket_directories')) as folder`;
  return `postgres://releve@/${name}?host=${encodeURIComponent(row?.folder ?? '')}`;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
