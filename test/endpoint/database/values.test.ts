import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { open } from './support.ts';

const directory = mkdtempSync(join(tmpdir(), 'releve-test-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('values come back as the domain writes them', async () => {
  const { sql } = await open(directory);
  const [row] = await sql`
    select '2021-06-18 04:59:00.123456+02'::timestamptz as instant, '2021-06-17'::date as day, 42::bigint as number,
      9007199254740993::bigint as large, null::timestamptz as never, 'infinity'::timestamptz as always,
      '{2021-06-17,2021-06-18}'::date[] as days, array['2021-06-18 00:00Z'::timestamptz] as instants,
      1.50::numeric as exact, '{"a":[1]}'::jsonb as json`;
  expect(row).toEqual({
    instant: '2021-06-18T02:59:00.123Z',
    day: '2021-06-17',
    number: 42,
    large: 9007199254740993n,
    never: null,
    always: 'infinity',
    days: ['2021-06-17', '2021-06-18'],
    instants: ['2021-06-18T00:00:00.000Z'],
    exact: '1.50',
    json: { a: [1] },
  });
});

test('instants, dates and large numbers are stored as they were given', async () => {
  const { sql } = await open(directory);
  await sql`create table kept (instant timestamptz, day date, number bigint, days date[])`;
  const kept = {
    instant: '2021-06-18T02:59:00.123Z',
    day: '2021-06-17',
    number: 9007199254740991,
    days: ['2021-06-17'],
  };
  await sql`insert into kept ${sql(kept)}`;
  await sql`insert into kept (instant) values (${new Date('2021-06-18T02:59:00.123Z')})`;
  expect(await sql`select * from kept where day is not null`).toEqual([kept]);
  expect(await sql`select distinct instant from kept`).toEqual([{ instant: kept.instant }]);
});

test.each([
  ['text', ['a', 'b "c"', 'd\\e', 'f,g', '{h}', 'NULL', '', null, 'i\nj', 'é']],
  ['text', []],
  ['int', [1, -2, null]],
  ['bigint', [1, 9007199254740991]],
  ['boolean', [true, false, null]],
  ['date', ['2021-06-17']],
  ['timestamptz', ['2021-06-18T02:59:00.123Z']],
  ['uuid', ['7f1b2c3d-0000-4000-8000-000000000000']],
  [
    'int[]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
] as const)('an array of %s comes back as it was given', async (type, items) => {
  const { sql } = await open(directory);
  const array = sql.unsafe(`${type.replace('[]', '')}[]`);
  const given = [...items] as string[];
  const [row] = await sql`select ${type === 'boolean' ? sql.array(given) : given}::${array} as items`;
  expect(row?.items).toEqual(items);
});

test('arrays select rows and fill columns', async () => {
  const { sql } = await open(directory);
  expect(await sql`select id from generate_series(1, 5) as id where id = any(${[2, 4]}::int[])`).toEqual([
    { id: 2 },
    { id: 4 },
  ]);
  expect(
    await sql`select * from unnest(${['a', 'b']}::text[], ${sql.array(['c', 'd'])}) as pair(one, two)`,
  ).toEqual([
    { one: 'a', two: 'c' },
    { one: 'b', two: 'd' },
  ]);
  expect(await sql`select '[0:1]={7,8}'::int[] as items`).toEqual([{ items: [7, 8] }]);
});
