import { existsSync } from 'node:fs';
import { connect, greet, isAway, type Target } from '../connect.ts';
import type { Role } from '../open.ts';
import { codeOf, DatabaseUnavailable, reasonOf } from '../unavailable.ts';
import { dataOf, type Place, socketIn } from './place.ts';
import { recordedPostmaster } from './postmaster.ts';
import { until } from './wait.ts';

/** A connection kept as long as the process uses the server: the others see it, and the endpoint's carries the lock. */
export interface Session {
  version: string;
  target: Target;
  /** The server's process, and its run folder. */
  server: number;
  watch: string;
  /** Settles when the connection is gone, for whatever reason. */
  lost: Promise<void>;
  /** Makes this process the endpoint of the data. Throws DatabaseUnavailable when there is one. */
  claim(): Promise<void>;
  /** No other connection at all. */
  isAlone(): Promise<boolean>;
  /** No other process of ours. */
  isLast(): Promise<boolean>;
  end(): Promise<void>;
}

const lock = [0x52454c45, 2] as const;

/** Undefined while no server answers. */
export async function openSession(place: Place, role: Role): Promise<Session | undefined> {
  const recorded = recordedPostmaster(place);
  const socket = [place.sockets, recorded?.sockets ?? place.sockets]
    .map(socketIn)
    .find((path) => existsSync(path));
  if (!recorded || !socket) return undefined;

  const target: Target = { path: socket, user: 'releve', database: 'postgres', ssl: false };
  let onclose = () => {};
  const lost = new Promise<void>((resolve) => {
    onclose = resolve;
  });
  const sql = connect(target, `releve ${role} ${process.pid}`, {
    max: 1,
    max_lifetime: null,
    onclose: () => onclose(),
  });
  const end = () => sql.end({ timeout: 1 });
  try {
    const { version, watch } = await greet(sql, 5);
    const server = recorded.pid;
    const claim = () => claimWith(sql, place);
    return { version, target, server, watch: watch ?? '', lost, claim, ...lookingAround(sql), end };
  } catch (error) {
    await sql.end({ timeout: 0 });
    if (isAway(error)) return undefined;
    throw new DatabaseUnavailable(
      `PostgreSQL in ${dataOf(place)} refuses connections: ${reasonOf(error)} ${codeOf(error)}`,
    );
  }
}

/** An endpoint killed a moment ago may still hold the lock: its connection ends when the kernel has buried it. */
async function claimWith(sql: ReturnType<typeof connect>, place: Place): Promise<void> {
  const claimed = await until(1000, async () => {
    const [row] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${lock[0]}, ${lock[1]}) as got`;
    return row?.got;
  });
  if (claimed) return;
  const [holder] = await sql<{ name: string }[]>`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and classid = ${lock[0]} and objid = ${lock[1]} and granted`;
  const pid = holder?.name.split(' ').at(-1) ?? 'unknown';
  throw new DatabaseUnavailable(
    `another endpoint (process ${pid}) already serves ${dataOf(place)}: stop it first, or give this one its own directory with RELEVE_DATA`,
  );
}

function lookingAround(sql: ReturnType<typeof connect>): Pick<Session, 'isAlone' | 'isLast'> {
  const others = async (pattern: string) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name ~ ${pattern}`;
    return row?.count === 0;
  };
  return { isAlone: () => others(''), isLast: () => others('^releve (endpoint|command) [0-9]+$') };
}
