import postgres from 'postgres';
import { arrays, arrayTypes } from './arrays.ts';
import { codeOf, DatabaseUnavailable } from './unavailable.ts';
import { values } from './values.ts';

/** Where a server listens and who asks, in the words of postgres.js. */
export interface Target {
  path?: string;
  host?: string[];
  port?: number[];
  user?: string;
  pass?: string;
  database?: string;
  ssl: boolean | 'require' | 'allow' | 'prefer' | 'verify-full' | object;
  target_session_attrs?: NonNullable<Settings['target_session_attrs']>;
  connect_timeout?: number;
  connection?: Record<string, string>;
}

type Settings = postgres.Options<typeof values>;

export function connect(target: Target, name: string, more: Partial<Settings>): postgres.Sql {
  const { connection, ...where } = target;
  const options = {
    connect_timeout: 10,
    // After a failover the pool must be back within a second; the default grows to 20.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
    onnotice: () => {},
    ...where,
    ...more,
    fetch_types: false,
    types: { ...values, ...arrays },
    connection: {
      application_name: name,
      ...connection,
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      // An acknowledgement promises that the record is on disk, whatever the server's own default.
      synchronous_commit: 'on',
    },
  };
  const sql = postgres(options as Settings) as unknown as postgres.Sql;
  Object.assign(
    (sql.options as unknown as { shared: { typeArrayMap: object } }).shared.typeArrayMap,
    arrayTypes,
  );
  return sql;
}

export interface Greeting {
  version: string;
  fsync: string;
  /** Set on an embedded server only: see embedded/start.ts. */
  watch: string | null;
}

/** The first exchange with a server. Bounded, as postgres.js reconnects for ever to a server that hangs up. */
export async function greet(sql: postgres.Sql, seconds: number): Promise<Greeting> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`no answer within ${seconds} s`), { code: 'CONNECT_TIMEOUT' });
    timer = setTimeout(reject, seconds * 1000, error);
  });
  const asked = sql<Greeting[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('fsync') as fsync,
      current_setting('releve.watch', true) as watch`;
  try {
    const [greeting] = await Promise.race([asked, late]);
    if (!greeting) throw new DatabaseUnavailable('the database answered nothing');
    return greeting;
  } finally {
    clearTimeout(timer);
  }
}

/** Nobody listens there, or it is starting or stopping: worth asking again. */
export function isAway(error: unknown): boolean {
  return awayCodes.has(codeOf(error));
}

const awayCodes = new Set([
  ...['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAGAIN'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
  // admin_shutdown, crash_shutdown, cannot_connect_now
  ...['57P01', '57P02', '57P03'],
]);
