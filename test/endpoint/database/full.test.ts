import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { canMount } from '../../support/mount.ts';
import { freshDirectory, later, startUser, within } from './support.ts';

test.runIf(canMount())(
  'F24: a full disk refuses records, loses none, and is served again once there is room',
  async () => {
    const data = freshDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=72m', 'tmpfs', data]);
    later(() => execFileSync('umount', ['-l', data]));
    const endpoint = await startUser(data, 'endpoint');
    await endpoint.run('create table kept (id int primary key, text text)');
    let kept = 0;
    const keep = async () => {
      const text = `(select string_agg(md5(random()::text), '') from generate_series(1, 20000))`;
      const { failed } = await endpoint.run(
        `insert into kept values (${kept + 1}, ${text}) on conflict do nothing`,
      );
      if (failed === undefined) kept++;
      return failed === undefined;
    };
    expect(await within(20_000, async () => !(await keep()))).toBe(true);
    expect(kept).toBeGreaterThan(0);
    const before = kept;

    execFileSync('mount', ['-o', 'remount,size=400m', data]);
    expect(await within(20_000, keep)).toBe(true);
    const { rows } = await endpoint.run('select id from kept order by id');
    expect(rows?.map(({ id }) => id)).toEqual(Array.from({ length: before + 1 }, (_, index) => index + 1));
    await endpoint.close();
  },
);
