import { connect, greet } from './connect.ts';
import type { Database, Role } from './open.ts';
import { DatabaseUnavailable, reasonOf } from './unavailable.ts';
import { targetToText, urlToTarget } from './url.ts';

/** A PostgreSQL that someone else runs. Several endpoints may share it. */
export async function openServer(url: string, role: Role, say: (line: string) => void): Promise<Database> {
  const target = urlToTarget(url);
  const sql = connect(target, `releve ${role} ${process.pid}`, { max: 10 });
  const address = targetToText(target);
  try {
    const { version, fsync } = await greet(sql, target.connect_timeout ?? 10);
    if (fsync !== 'on')
      say(`the server at ${address} runs with fsync=${fsync}: a power cut can lose what it acknowledged`);
    return { sql, close: () => sql.end({ timeout: 5 }), description: `PostgreSQL ${version} at ${address}` };
  } catch (error) {
    await sql.end({ timeout: 0 });
    const reason = reasonOf(error) || 'no answer';
    throw new DatabaseUnavailable(`the database of DATABASE_URL, ${address}, is not usable: ${reason}`);
  }
}
