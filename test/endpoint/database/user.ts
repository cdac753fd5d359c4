/**
 * A process that uses a database, for the tests to kill: `user.ts DATA ROLE`. Prints one JSON line when it is open or
 * refused, runs each line of its standard input as SQL and prints the rows, and closes at its end.
 */
import { createInterface } from 'node:readline';
import { openDatabase, type Role } from '../../../src/endpoint/database/open.ts';

const [dataDirectory = '', role = 'command'] = process.argv.slice(2);
const begun = performance.now();
const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const say = (said: string) => tell({ said });
  const database = await openDatabase({ databaseUrl: undefined, dataDirectory, role: role as Role, say });
  tell({ open: process.pid, ms: performance.now() - begun });
  for await (const line of createInterface({ input: process.stdin })) {
    await database.sql.unsafe(line).then(
      (rows) => tell({ rows: [...rows] }),
      (error: Error) => tell({ failed: error.message }),
    );
  }
  await database.close();
} catch (error) {
  const { name, message } = error as Error;
  tell({ refused: message, name, ms: performance.now() - begun });
  process.exitCode = 1;
}
