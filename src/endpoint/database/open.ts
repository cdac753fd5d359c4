import type postgres from 'postgres';
import { openEmbedded } from './embedded/open.ts';
import { openServer } from './server.ts';

export { DatabaseUnavailable } from './unavailable.ts';

/** A command joins a database that an endpoint holds, and may be one of several; an embedded database has one endpoint. */
export type Role = 'endpoint' | 'command';

export interface Database {
  sql: postgres.Sql;
  /** Safe to call twice. An embedded server stops when the last process that uses it closes or dies. */
  close(): Promise<void>;
  /** Which database this is, for the operator; never with a password. */
  description: string;
}

export interface OpenOptions {
  /** Any PostgreSQL; undefined for the embedded one. */
  databaseUrl: string | undefined;
  /** Where the embedded database lives: it fills the folder `database` inside. */
  dataDirectory: string;
  role: Role;
  /** Told what takes long or heals itself, one line at a time. */
  say: (line: string) => void;
}

/** Opens without migrating. Throws DatabaseUnavailable. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { databaseUrl, role, say } = options;
  if (databaseUrl) return openServer(databaseUrl, role, say);
  return openEmbedded(options.dataDirectory, role, say);
}
