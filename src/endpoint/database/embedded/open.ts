import { setTimeout } from 'node:timers/promises';
import { connect } from '../connect.ts';
import type { Database, Role } from '../open.ts';
import { codeOf, DatabaseUnavailable, reasonOf } from '../unavailable.ts';
import { refuseForeign } from './account.ts';
import { type Attachment, attach } from './attach.ts';
import { type Place, placeIn } from './place.ts';
import { runningPostmaster } from './postmaster.ts';
import { until } from './wait.ts';

export async function openEmbedded(
  dataDirectory: string,
  role: Role,
  say: (line: string) => void,
): Promise<Database> {
  const place = placeIn(dataDirectory);
  refuseForeign(place);
  const closing = new AbortController();
  let attachment = await attach(place, role, say).catch((error: unknown) => {
    throw codeOf(error) ? unusable(place, error) : error;
  });
  const { target, version } = attachment.session;
  const sql = connect(target, `releve ${role} ${process.pid} pool`, { max: 10 });
  const kept = role === 'endpoint' ? keep() : Promise.resolve();

  /** PostgreSQL itself may die, of a full disk for one: an endpoint brings it back, as nobody else would. */
  async function keep(): Promise<void> {
    for (;;) {
      await attachment.session.lost;
      if (closing.signal.aborted) return;
      say(`PostgreSQL in ${place.cluster} closed the connection: starting it again if need be`);
      attachment.hold.release();
      const found = await reattach();
      if (!found) return;
      attachment = found;
      if (closing.signal.aborted) return;
      say(`PostgreSQL in ${place.cluster} answers again`);
    }
  }

  async function reattach(): Promise<Attachment | undefined> {
    while (!closing.signal.aborted) {
      try {
        return await attach(place, role, say);
      } catch (error) {
        say(reasonOf(error));
        await setTimeout(5000, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
    return undefined;
  }

  async function close(): Promise<void> {
    closing.abort();
    await sql.end({ timeout: 5 });
    const known = attachment;
    await detach(known, place);
    await kept;
    if (attachment !== known) await detach(attachment, place);
  }

  let closed: Promise<void> | undefined;
  return {
    sql,
    description: `PostgreSQL ${version}, embedded, in ${place.folder}`,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** A call to the system failed: rights, space or a disk, and not a bug. */
function unusable(place: Place, error: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `the embedded database in ${place.folder} is not usable (${reasonOf(error)}): see to its rights and to the disk, or set RELEVE_DATA to another directory`,
  );
}

/** Waits for the server to end when this was its last user. */
async function detach({ session, hold }: Attachment, place: Place): Promise<void> {
  const last = await session.isLast().catch(() => true);
  await session.end();
  hold.release();
  if (last) await until(10_000, () => runningPostmaster(place)?.pid !== session.server);
}
