import type postgres from 'postgres';
import { type Migration, readMigrations } from './migrations.ts';
import { DatabaseUnavailable, reasonOf } from './unavailable.ts';

/** Two processes that migrate at once take turns, through poolers too: the lock belongs to the transaction. */
const lock = [0x52454c45, 1] as const;

/**
 * Brings the database to the last of the directory's numbered SQL files, each applied in one transaction and recorded
 * with its hash. Throws DatabaseUnavailable when the database does not descend from exactly these files.
 */
export async function migrate(sql: postgres.Sql, directory: string): Promise<void> {
  const migrations = await readMigrations(directory);
  while (await applyNext(sql, migrations)) {}
}

async function applyNext(sql: postgres.Sql, migrations: Migration[]): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${lock[0]}, ${lock[1]})`;
    await tx`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const applied = await tx<Applied[]>`select name, sha256 from migration order by name collate "C"`;
    refuseStranger(applied, migrations);

    const next = migrations[applied.length];
    if (!next) return false;
    const before = await transactionOf(tx);
    await tx.unsafe(next.text).catch((error: unknown) => {
      throw new Error(`migration ${next.name} failed: ${reasonOf(error)}`, { cause: error });
    });
    if ((await transactionOf(tx)) !== before)
      throw new Error(`migration ${next.name} must not begin or end transactions`);
    await tx`insert into migration (name, sha256) values (${next.name}, ${next.sha256})`;
    return true;
  });
}

async function transactionOf(tx: postgres.TransactionSql): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`;
  return row?.id;
}

type Applied = Pick<Migration, 'name' | 'sha256'>;

/** What was applied must be the beginning of what is known. */
function refuseStranger(applied: Applied[], migrations: Migration[]): void {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const known = migrations.find((migration) => migration.name === name);
    if (!known) {
      throw new DatabaseUnavailable(
        `the database is newer than this program (it has migration ${name}): install the newer version`,
      );
    }
    if (known.sha256 !== sha256) {
      throw new DatabaseUnavailable(
        `migration ${name} was changed after it was applied to this database: restore the file, and put the change in a new one`,
      );
    }
    const expected = migrations[index]?.name;
    if (expected !== name) {
      throw new DatabaseUnavailable(
        `migration ${expected} comes before ${name}, which this database already has: give it the next number`,
      );
    }
  }
}
