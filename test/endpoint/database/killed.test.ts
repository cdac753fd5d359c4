import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, freshDirectory, isAlive, later, open, postmasterOf, startUser, within } from './support.ts';

test('the server of a killed endpoint stops by itself, with every process of it', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  const server = postmasterOf(data);
  expect(isAlive(server)).toBe(true);
  expect(watchersOf(data)).toHaveLength(1);
  await endpoint.kill();
  expect(await within(2000, () => !isAlive(server))).toBe(true);
  expect(await within(2000, () => processesIn(join(data, 'database')).length === 0)).toBe(true);
  expect(await within(1000, () => filesOf(data) === 'cluster,log')).toBe(true);
});

test('an endpoint started right after a kill is ready within five seconds, with all that was committed', async () => {
  const data = freshDirectory();
  let endpoint = await startUser(data, 'endpoint');
  await endpoint.run('create table kept (id int primary key)');
  for (let round = 1; round <= 5; round++) {
    expect(await endpoint.run(`insert into kept values (${round})`)).toEqual({ rows: [] });
    await endpoint.kill();
    endpoint = await startUser(data, 'endpoint');
    expect(endpoint.first.open).toBe(endpoint.child.pid);
    expect(endpoint.took).toBeLessThan(5000);
    expect(await endpoint.run('select count(*) from kept')).toEqual({ rows: [{ count: round }] });
  }
});

test('an endpoint starts after everything was killed at once, as by a power cut', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  await endpoint.run('create table kept (id int)');
  await endpoint.run('insert into kept values (1)');
  const all = processesIn(join(data, 'database'));
  expect(all.length).toBeGreaterThan(3);
  for (const pid of [...all, endpoint.child.pid]) process.kill(Number(pid), 'SIGKILL');
  const next = await open(data);
  expect(await next.sql`select count(*) from kept`).toEqual([{ count: 1 }]);
});

test('a lock file whose number another program has taken does not stop the start', async () => {
  const data = freshDirectory();
  await (await open(data)).close();
  const cluster = join(data, 'database/cluster');
  const { uid, gid } = ownerOf(cluster);
  const stranger = spawn('sleep', ['60'], { uid, gid });
  later(() => stranger.kill());
  await once(stranger, 'spawn');
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${stranger.pid}\n${cluster}\n1\n5432\n${data}/database\n\n1 1\nready\n`,
  );
  await open(data);
  expect(isAlive(stranger.pid)).toBe(true);
  expect(postmasterOf(data)).not.toBe(stranger.pid);
});

test('an empty lock file, as a crash can leave it, does not stop the start', async () => {
  const data = freshDirectory();
  await (await open(data)).close();
  const lock = join(data, 'database/cluster/postmaster.pid');
  writeFileSync(lock, '');
  const minuteAgo = Date.now() / 1000 - 60;
  utimesSync(lock, minuteAgo, minuteAgo);
  await open(data);
});

test('a first start that is killed at any moment leaves nothing in the way', async () => {
  const data = freshDirectory();
  for (const ms of [300, 450, 600, 750, 900, 1050]) {
    await startUser(data, 'endpoint', { killAfter: ms });
  }
  const endpoint = await open(data);
  expect(await endpoint.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test('what killed starts left is swept away later', async () => {
  const data = freshDirectory();
  await (await open(data)).close();
  const folder = join(data, 'database');
  for (const name of ['new-abc', 'run-abc', 'run-new']) mkdirSync(join(folder, name));
  const hourAgo = Date.now() / 1000 - 3600;
  for (const name of ['new-abc', 'run-abc']) utimesSync(join(folder, name), hourAgo, hourAgo);
  await (await open(data)).close();
  expect(readdirSync(folder).sort()).toEqual(['cluster', 'log', 'run-new']);
});

test('a server whose watcher was killed is ended and replaced', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  const server = postmasterOf(data);
  const watchers = watchersOf(data);
  expect(watchers).not.toEqual([]);
  for (const pid of watchers) process.kill(pid, 'SIGKILL');
  await endpoint.kill();
  expect(await within(500, () => !isAlive(server))).toBe(false);
  const next = await startUser(data, 'endpoint');
  expect(next.first.open).toBe(next.child.pid);
  expect(next.took).toBeLessThan(5000);
  expect(await within(1000, () => !isAlive(server))).toBe(true);
});

test('an endpoint brings its server back when that was killed', async () => {
  const data = freshDirectory();
  const endpoint = await startUser(data, 'endpoint');
  await endpoint.run('create table kept (id int)');
  process.kill(postmasterOf(data) ?? 0, 'SIGKILL');
  const healed = async () => {
    const { rows } = await endpoint.run('select id from kept');
    return rows !== undefined && endpoint.said.some((line) => line.endsWith('answers again'));
  };
  expect(await within(10_000, healed)).toBe(true);

  const server = postmasterOf(data);
  const second = await startUser(data, 'endpoint');
  expect(second.first.refused).toMatch(/another endpoint/);
  await endpoint.close();
  expect(await within(1000, () => !isAlive(server))).toBe(true);
});

/** The servers at work in a folder, and the watchers of it. */
function processesIn(folder: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids
    .map(Number)
    .filter(
      (pid) =>
        readOr('', () => readlinkSync(`/proc/${pid}/cwd`)).startsWith(folder) || isWatcher(pid, folder),
    );
}

function watchersOf(data: string): number[] {
  const folder = join(data, 'database');
  return processesIn(folder).filter((pid) => isWatcher(pid, folder));
}

function isWatcher(pid: number, folder: string): boolean {
  const command = readOr('', () => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  return command.includes('releve-database') && command.includes(folder);
}

function readOr(other: string, read: () => string): string {
  try {
    return read();
  } catch {
    return other;
  }
}

function ownerOf(path: string) {
  const [uid, gid] = execFileSync('stat', ['-c', '%u %g', path], { encoding: 'utf8' }).split(' ').map(Number);
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
