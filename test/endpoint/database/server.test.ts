import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseAccount } from '../../../src/endpoint/database/embedded/account.ts';
import { findBinaries } from '../../../src/endpoint/database/embedded/binaries.ts';
import { placeIn } from '../../../src/endpoint/database/embedded/place.ts';
import { recordedPostmaster } from '../../../src/endpoint/database/embedded/postmaster.ts';
import { DatabaseUnavailable, openDatabase } from '../../../src/endpoint/database/open.ts';
import { freshDirectory, later, open, within } from './support.ts';

/** Another PostgreSQL, with a database and an account that has a password, on a socket and on a TCP port. */
async function elsewhere() {
  const data = freshDirectory();
  const { sql } = await open(data, 'command');
  await sql`create role who login password 'se@cret'`;
  await sql`create database releve owner who`;
  const hba = join(data, 'database/cluster/pg_hba.conf');
  writeFileSync(hba, `local releve who scram-sha-256\n${readFileSync(hba, 'utf8')}`);
  await sql`select pg_reload_conf()`;
  const sockets = join(data, 'database');

  const proxy = createServer((socket) => {
    const server = connect(join(sockets, '.s.PGSQL.5432'));
    socket.pipe(server).pipe(socket);
    for (const end of [socket, server]) end.on('error', () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  later(() => proxy.close());
  return { data, sql, sockets, port: (proxy.address() as AddressInfo).port };
}

test('a server is used by address, account and password', async () => {
  const { port, sockets } = await elsewhere();
  const url = `postgres://who:se%40cret@127.0.0.1:${port}/releve?sslmode=disable`;
  const { sql, description } = await open('/nowhere', 'endpoint', url);
  expect(await sql`select current_user as account, current_database() as database`).toEqual([
    { account: 'who', database: 'releve' },
  ]);
  expect(description).toMatch(new RegExp(`^PostgreSQL 18\\.\\d+ at 127\\.0\\.0\\.1:${port}/releve$`));

  const bySocket = await open('/nowhere', 'endpoint', `postgres://who:se%40cret@/releve?host=${sockets}`);
  expect(await bySocket.sql`select current_user as account`).toEqual([{ account: 'who' }]);
});

test('several endpoints and commands share a server', async () => {
  const { sockets } = await elsewhere();
  const url = `postgres://who:se%40cret@/releve?host=${sockets}`;
  const [first, second, command] = await Promise.all([
    open('/nowhere', 'endpoint', url),
    open('/nowhere', 'endpoint', url),
    open('/nowhere', 'command', url),
  ]);
  await first.sql`create table kept (id int)`;
  await second.sql`insert into kept values (1)`;
  expect(await command.sql`select * from kept`).toEqual([{ id: 1 }]);
});

test('what is acknowledged is on disk even where the server or the address would not insist', async () => {
  const { sql, sockets } = await elsewhere();
  await sql`alter role who set synchronous_commit = off`;
  const url = `postgres://who:se%40cret@/releve?host=${sockets}&synchronous_commit=off`;
  const { sql: theirs } = await open('/nowhere', 'endpoint', url);
  expect(await theirs`show synchronous_commit`).toEqual([{ synchronous_commit: 'on' }]);
});

test('a server that does not sync at all is named to the operator', async () => {
  const data = freshDirectory();
  await (await open(data)).close();
  const place = placeIn(data);
  const { postgres } = findBinaries();
  const account = await chooseAccount(place, { initdb: '', postgres });
  const settings = [
    '-c',
    'fsync=off',
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${place.folder}`,
  ];
  const [program, args, as] = account.asAccount(postgres, ['-D', place.cluster, ...settings]);
  const server = spawn(program, args, { ...as, stdio: 'ignore' });
  const ended = once(server, 'exit');
  later(() => server.kill('SIGINT') && ended);
  expect(await within(5000, () => recordedPostmaster(place)?.status === 'ready')).toBe(true);

  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const databaseUrl = `postgres://releve@/postgres?host=${place.folder}`;
  const database = await openDatabase({ databaseUrl, dataDirectory: '/nowhere', role: 'endpoint', say });
  await database.close();
  expect(said).toEqual([expect.stringMatching(/fsync=off: a power cut can lose/)]);
});

test.each([
  ['a wrong password', 'postgres://who:wrong@/releve', /password authentication failed/],
  ['a database that does not exist', 'postgres://releve@/none', /database "none" does not exist/],
  ['a parameter the server does not know', 'postgres://releve@/postgres?nonsense=1', /nonsense/],
])('%s is reported in one line, without the password', async (_, url, reason) => {
  const { sockets } = await elsewhere();
  const refused = await open(
    '/nowhere',
    'endpoint',
    `${url}${url.includes('?') ? '&' : '?'}host=${sockets}`,
  ).catch((error: Error) => error);
  expect(refused).toBeInstanceOf(DatabaseUnavailable);
  const { message } = refused as Error;
  expect(message).toMatch(reason);
  expect(message).toContain('DATABASE_URL');
  expect(message).not.toMatch(/wrong|\n/);
});

test('a server that is not there, or answers no PostgreSQL, is reported', async () => {
  await expect(open('/nowhere', 'endpoint', 'postgres://127.0.0.1:1/releve')).rejects.toThrow(
    /127\.0\.0\.1:1\/releve, is not usable: .*ECONNREFUSED/,
  );
  const silent = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  later(() => silent.close());
  const { port } = silent.address() as AddressInfo;
  const url = `postgres://127.0.0.1:${port}/releve?sslmode=disable&connect_timeout=1`;
  await expect(open('/nowhere', 'endpoint', url)).rejects.toThrow(/no answer within 1 s/);
});

test('a pool survives the loss of every connection', async () => {
  const { sql, sockets } = await elsewhere();
  const url = `postgres://who:se%40cret@/releve?host=${sockets}`;
  const { sql: theirs } = await open('/nowhere', 'endpoint', url);
  for (let round = 0; round < 12; round++) {
    await Promise.all([1, 2, 3].map(() => theirs`select pg_sleep(0.01)`));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'who'`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // postgres.js answers once with the old connection's farewell, then reconnects.
  await theirs`select 1`.catch(() => {});
  expect(await theirs`select 1 as one`).toEqual([{ one: 1 }]);
});
