import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../src/endpoint/database/migrate.ts';
import { type Database, DatabaseUnavailable } from '../../../src/endpoint/database/open.ts';
import { freshDirectory, open } from './support.ts';

const databases: Record<string, () => Promise<Database>> = {
  'the embedded database': () => open(freshDirectory()),
  'a server reached by its address': async () => {
    const data = freshDirectory();
    const { sql } = await open(data, 'command');
    await sql`create database elsewhere`;
    return open('/nowhere', 'endpoint', `postgres://releve@/elsewhere?host=${join(data, 'database')}`);
  },
};

const tablets = 'create table tablet (id int primary key);\ninsert into tablet values (1);\n';
const events =
  '-- Events.\ncreate table event (tablet int references tablet);\ndo $$ begin insert into event values (1); end $$;';

function directoryOf(files: Record<string, string>): string {
  const directory = join(freshDirectory(), 'migrations');
  mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

describe.each(Object.entries(databases))('on %s', (_, openOne) => {
  test('files are applied once, in order, and later ones when they come', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({
      '0002-events.sql': events,
      '0001-tablets.sql': tablets,
      'README.md': 'not SQL',
    });
    await migrate(sql, directory);
    await migrate(sql, directory);
    expect(await sql`select count(*) from event`).toEqual([{ count: 1 }]);

    writeFileSync(join(directory, '0003-more.sql'), 'insert into event values (1)');
    await migrate(sql, directory);
    expect(await sql`select count(*) from event`).toEqual([{ count: 2 }]);
    const applied = await sql`select name, sha256 from migration order by name`;
    expect(applied.map(({ name }) => name)).toEqual(['0001-tablets.sql', '0002-events.sql', '0003-more.sql']);
    expect(applied[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('several processes that migrate at once apply each file once', async () => {
    const { sql } = await openOne();
    const slow = { '0001-tablets.sql': tablets, '0002-events.sql': `select pg_sleep(0.1);\n${events}` };
    const directory = directoryOf(slow);
    await Promise.all([1, 2, 3, 4].map(() => migrate(sql, directory)));
    expect(await sql`select count(*) from event`).toEqual([{ count: 1 }]);
  });

  test('a file that fails leaves nothing of itself, is named, and may be corrected', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({
      '0001-tablets.sql': tablets,
      '0002-events.sql': `${events}\nselect 1/0;`,
    });
    await expect(migrate(sql, directory)).rejects.toThrow(/0002-events\.sql failed: division by zero/);
    expect(await sql`select to_regclass('event') as event, count(*) from tablet`).toEqual([
      { event: null, count: 1 },
    ]);
    writeFileSync(join(directory, '0002-events.sql'), events);
    await migrate(sql, directory);
    expect(await sql`select count(*) from event`).toEqual([{ count: 1 }]);
  });

  test('a database newer than the program is refused', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({ '0001-tablets.sql': tablets, '0002-events.sql': events });
    await migrate(sql, directory);
    rmSync(join(directory, '0002-events.sql'));
    const refused = migrate(sql, directory);
    await expect(refused).rejects.toThrow(DatabaseUnavailable);
    await expect(refused).rejects.toThrow(/newer than this program \(it has migration 0002-events\.sql\)/);
  });

  test('a file changed after it was applied is refused, and nothing after it is applied', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({ '0001-tablets.sql': tablets });
    await migrate(sql, directory);
    writeFileSync(join(directory, '0001-tablets.sql'), `${tablets}-- changed\n`);
    writeFileSync(join(directory, '0002-events.sql'), events);
    await expect(migrate(sql, directory)).rejects.toThrow(
      /0001-tablets\.sql was changed after it was applied/,
    );
    expect(await sql`select to_regclass('event') as event`).toEqual([{ event: null }]);
    writeFileSync(join(directory, '0001-tablets.sql'), tablets.replaceAll('\n', '\r\n'));
    await migrate(sql, directory);
  });

  test('a file slipped in before those applied is refused', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({ '0002-tablets.sql': tablets });
    await migrate(sql, directory);
    writeFileSync(join(directory, '0001-early.sql'), 'select 1');
    await expect(migrate(sql, directory)).rejects.toThrow(/0001-early\.sql comes before 0002-tablets\.sql/);
  });

  test('a file that ends the transaction itself is refused', async () => {
    const { sql } = await openOne();
    const directory = directoryOf({ '0001-tablets.sql': `${tablets} commit;` });
    await expect(migrate(sql, directory)).rejects.toThrow(
      /0001-tablets\.sql must not begin or end transactions/,
    );
  });
});

test.each([
  [{ 'tablets.sql': '' }, /must be named like/],
  [{ '0001-a.sql': '', '0001-b.sql': '' }, /the same number/],
])('misnamed files are refused before anything is applied', async (files, reason) => {
  const { sql } = await open(freshDirectory());
  await expect(migrate(sql, directoryOf(files as Record<string, string>))).rejects.toThrow(reason);
  expect(await sql`select to_regclass('migration') as migration`).toEqual([{ migration: null }]);
});
