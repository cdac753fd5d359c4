import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { targetToText, urlToTarget } from '../../../src/endpoint/database/url.ts';
import { freshDirectory } from './support.ts';

const bare = { ssl: 'prefer', connection: {} };

test.each([
  ['postgres://db/releve', { host: ['db'], port: [5432], database: 'releve', ...bare }],
  ['postgresql://who@db:6000', { host: ['db'], port: [6000], user: 'who', ...bare }],
  [
    'postgres://who:p%40ss%3A:w@db.example:5433/releve',
    { host: ['db.example'], port: [5433], user: 'who', pass: 'p@ss::w', database: 'releve', ...bare },
  ],
  ['postgres://[::1]:5433/releve', { host: ['::1'], port: [5433], database: 'releve', ...bare }],
  [
    'postgres://a,b:6000/releve?target_session_attrs=read-write',
    { host: ['a', 'b'], port: [5432, 6000], database: 'releve', target_session_attrs: 'read-write', ...bare },
  ],
  [
    'postgres:///releve?host=/run/postgresql&port=5434&user=who&password=secret',
    {
      path: '/run/postgresql/.s.PGSQL.5434',
      user: 'who',
      pass: 'secret',
      database: 'releve',
      ssl: false,
      connection: {},
    },
  ],
  [
    'postgres://who@%2Frun%2Fpostgresql/releve?sslmode=require',
    { path: '/run/postgresql/.s.PGSQL.5432', user: 'who', database: 'releve', ssl: false, connection: {} },
  ],
  [
    'postgres://db/releve?sslmode=disable',
    { host: ['db'], port: [5432], database: 'releve', ssl: false, connection: {} },
  ],
  [
    'postgres:///releve?connect_timeout=3&search_path=ours',
    {
      host: ['localhost'],
      port: [5432],
      database: 'releve',
      connect_timeout: 3,
      ssl: 'prefer',
      connection: { search_path: 'ours' },
    },
  ],
])('%s is understood', (url, target) => {
  expect(urlToTarget(url)).toEqual(target);
});

test('a certificate authority is read, and makes the server prove itself', () => {
  const file = join(freshDirectory(), 'ca.pem');
  writeFileSync(file, 'authority');
  const sslOf = (mode: string) => urlToTarget(`postgres://db/releve?sslmode=${mode}&sslrootcert=${file}`).ssl;
  expect(sslOf('verify-full')).toEqual({ rejectUnauthorized: true, ca: Buffer.from('authority') });
  for (const mode of ['verify-ca', 'require']) {
    expect(sslOf(mode)).toEqual({
      rejectUnauthorized: true,
      ca: Buffer.from('authority'),
      checkServerIdentity: expect.any(Function),
    });
  }
  expect(urlToTarget('postgres://db/releve?sslmode=verify-full').ssl).toEqual({ rejectUnauthorized: true });
  expect(() => urlToTarget('postgres://db/releve?sslmode=verify-full&sslrootcert=/none')).toThrow(
    /sslrootcert/,
  );
});

test.each([
  'mysql://db/releve',
  'db',
  'postgres://who:se/cret@db/releve',
  'postgres://who:secret%zz@db',
  'postgres://secret:x:y',
  'postgres://db?sslmode=secret',
])('%s is refused', (url) => {
  expect(() => urlToTarget(url)).toThrow(/^DATABASE_URL is not usable: /);
});

test('a refusal never repeats the password', () => {
  for (const url of [
    'postgres://who:secret%zz@db',
    'postgres://who:secret@d[b',
    'mysql://who:secret@db',
    'postgres://who:se/secret@db/x',
    'postgres://who:secret/x@db/x',
    'postgres://who:5432/secret@db/x',
  ]) {
    expect(() => urlToTarget(url)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') }),
    );
  }
});

test('the operator reads the address without the password', () => {
  expect(targetToText(urlToTarget('postgres://who:secret@a,[::1]:6000/releve'))).toBe(
    'a:5432,::1:6000/releve',
  );
});
