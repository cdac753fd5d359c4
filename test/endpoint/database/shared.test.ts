import { expect, test } from 'vitest';
import { freshDirectory, isAlive, open, postmasterOf, startUser, within } from './support.ts';

test('F21: a second endpoint is refused within two seconds, names the first, and loses nothing', async () => {
  const data = freshDirectory();
  const first = await startUser(data, 'endpoint');
  await first.run('create table kept (id int)');
  await first.run('insert into kept values (1)');

  const second = await startUser(data, 'endpoint');
  expect(second.first.name).toBe('DatabaseUnavailable');
  expect(second.first.refused).toContain(`(process ${first.child.pid})`);
  expect(second.first.refused).toContain(data);
  expect(second.first.refused).not.toContain('\n');
  expect(second.first.ms).toBeLessThan(2000);
  expect(await first.run('select * from kept')).toEqual({ rows: [{ id: 1 }] });
  await first.run('insert into kept values (2)');
  await first.close();

  const third = await open(data);
  expect(await third.sql`select count(*) from kept`).toEqual([{ count: 2 }]);
});

test('F21: of endpoints started at once, one serves and the others are refused', async () => {
  const data = freshDirectory();
  const all = await Promise.all([1, 2, 3].map(() => startUser(data, 'endpoint')));
  expect(all.filter(({ first }) => first.open !== undefined)).toHaveLength(1);
  for (const { first } of all) expect(first.refused ?? 'another endpoint').toContain('another endpoint');
});

test('commands join the endpoint, and leave its server running', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  const server = postmasterOf(data);
  await endpoint.run('create table kept (id int)');
  const commands = await Promise.all([1, 2, 3].map(() => startUser(data, 'command')));
  for (const [id, command] of commands.entries()) await command.run(`insert into kept values (${id})`);
  const begun = performance.now();
  await Promise.all(commands.map((command) => command.close()));
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(await endpoint.run('select count(*) from kept')).toEqual({ rows: [{ count: 3 }] });
  expect(postmasterOf(data)).toBe(server);
});

test('a command alone starts the server, and stops it', async () => {
  const data = freshDirectory();
  const command = await startUser(data, 'command');
  const server = postmasterOf(data);
  expect(isAlive(server)).toBe(true);
  await command.close();
  expect(await within(1000, () => !isAlive(server))).toBe(true);
});

test('commands that start at once on a new directory share one server, which stops with the last', async () => {
  const data = freshDirectory();
  const commands = await Promise.all([1, 2, 3, 4].map(() => startUser(data, 'command')));
  expect(commands.map(({ first, child }) => first.open === child.pid)).toEqual([true, true, true, true]);
  const server = postmasterOf(data);
  for (const command of commands.slice(1)) await command.close();
  expect(await commands[0]?.run('select 1 as one')).toEqual({ rows: [{ one: 1 }] });
  await commands[0]?.close();
  expect(await within(1000, () => !isAlive(server))).toBe(true);
});

test.each(['close', 'kill'] as const)(
  'an endpoint joins the server of a command, and keeps it after that one’s %s',
  async (end) => {
    const data = freshDirectory();
    const command = await startUser(data, 'command');
    const endpoint = await startUser(data, 'endpoint');
    const server = postmasterOf(data);
    expect(endpoint.first.open).toBe(endpoint.child.pid);
    await command[end]();
    expect(await within(500, () => !isAlive(server))).toBe(false);
    expect(await endpoint.run('select 1 as one')).toEqual({ rows: [{ one: 1 }] });
    await endpoint.close();
    expect(await within(1000, () => !isAlive(server))).toBe(true);
  },
);

test('a command goes on when its endpoint is killed, and the next endpoint starts beside it', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  const command = await startUser(data, 'command');
  endpoint.child.kill('SIGKILL');
  const next = await open(data);
  expect(await next.sql`select 1 as one`).toEqual([{ one: 1 }]);
  expect(await command.run('select 1 as one')).toEqual({ rows: [{ one: 1 }] });
});

test('an endpoint whose killed predecessor has not quite left waits for it', async () => {
  const data = freshDirectory();
  const command = await open(data, 'command');
  const lock = '1380273221, 2';
  const leaving = command.sql.unsafe(`do $$ begin
    perform pg_advisory_lock(${lock}); perform pg_sleep(0.4); perform pg_advisory_unlock(${lock}); end $$`);
  const isHeld = async () => (await command.sql`select from pg_locks where locktype = 'advisory'`).length > 0;
  const [endpoint] = await Promise.all([within(1000, isHeld).then(() => open(data)), leaving]);
  expect(await endpoint.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test('processes that come and go without pause never find a database that is going away', async () => {
  const data = freshDirectory();
  await (await open(data)).close();
  const comeAndGo = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      const database = await open(data, 'command');
      await database.sql`select pg_sleep(0.01)`;
      await database.close();
    }
  };
  await Promise.all([comeAndGo(15), comeAndGo(14), comeAndGo(13)]);
});
