import { readFileSync } from 'node:fs';
import type { Target } from './connect.ts';
import { DatabaseUnavailable, reasonOf } from './unavailable.ts';

const shape = /^postgres(?:ql)?:\/\/(?:([^/?]*)@)?([^/?@]*)(?:\/([^?@]*))?(?:\?(.*))?$/;

/**
 * A libpq connection URL: several hosts, IPv6, a socket directory as host (in the address or as ?host=), sslmode and
 * sslrootcert, user and password in either place. What it does not know goes to the server as a parameter.
 * postgres.js reads neither ?host= nor IPv6 nor sslrootcert, hence this. Throws DatabaseUnavailable, without the password.
 */
export function urlToTarget(url: string): Target {
  const [matched, account = '', address = '', path = '', query = ''] = shape.exec(url) ?? [];
  if (matched === undefined) throw bad('it must look like postgres://user:password@host:5432/database');
  const asked = new Map(new URLSearchParams(query));
  const take = (name: string) => {
    const value = asked.get(name);
    asked.delete(name);
    return value || undefined;
  };
  const [user = '', ...pass] = account.split(':');

  const target: Target = {
    ...whereOf(take('host') ?? address, take('port')),
    ...given('user', decode(user) || take('user')),
    ...given('pass', decode(pass.join(':')) || take('password')),
    ...given('database', decode(path) || take('dbname')),
    ...given('target_session_attrs', take('target_session_attrs') as Target['target_session_attrs']),
    ...given('connect_timeout', Number(take('connect_timeout')) || undefined),
    ssl: false,
  };
  const mode = take('sslmode');
  const authority = take('sslrootcert');
  if (!target.path) target.ssl = sslOf(mode, authority);
  target.connection = Object.fromEntries(asked);
  return target;
}

/** The address for the operator: hosts and database, never the password. */
export function targetToText(target: Target): string {
  const hosts = target.host?.map((host, index) => `${host}:${target.port?.[index]}`).join(',');
  return `${target.path ?? hosts}${target.database ? `/${target.database}` : ''}`;
}

function whereOf(address: string, port = '5432'): Pick<Target, 'path' | 'host' | 'port'> {
  const hosts = address.split(',').map((text) => {
    const [matched, host = '', own] = /^(\[[\da-f:.]+\]|[\w.%/-]*)(?::(\d+))?$/i.exec(text) ?? [];
    if (matched === undefined)
      throw bad('one of its hosts is none (in a password, write %2F for / and %40 for @)');
    return { host: decode(host).replace(/^\[(.*)\]$/, '$1') || 'localhost', port: Number(own ?? port) };
  });
  const [first] = hosts;
  if (first?.host.startsWith('/')) return { path: `${first.host}/.s.PGSQL.${first.port}` };
  return { host: hosts.map(({ host }) => host), port: hosts.map((one) => one.port) };
}

function sslOf(mode = 'prefer', file: string | undefined): Target['ssl'] {
  const strict = mode === 'verify-full' || mode === 'verify-ca' || (file !== undefined && mode === 'require');
  if (mode === 'disable') return false;
  if (!strict) {
    if (mode === 'prefer' || mode === 'allow' || mode === 'require') return mode;
    throw bad(`sslmode=${mode} is unknown`);
  }
  const anyName = mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined };
  try {
    const ca = file && file !== 'system' ? { ca: readFileSync(file) } : {};
    return { rejectUnauthorized: true, ...ca, ...anyName };
  } catch (error) {
    throw bad(`its sslrootcert cannot be read: ${reasonOf(error)}`);
  }
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw bad('a % in it is not followed by two hexadecimal digits (write %25 for %)');
  }
}

function bad(why: string): DatabaseUnavailable {
  return new DatabaseUnavailable(`DATABASE_URL is not usable: ${why}`);
}
