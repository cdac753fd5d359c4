import { randomBytes, webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildEndpoint } from './app.ts';
import { type Database, DatabaseUnavailable, openDatabase } from './database/open.ts';
import { noteAbsence } from './identity.ts';
import { noteOrigin } from './noted-origin.ts';
import { prepare } from './prepare.ts';
import { originToPrint, readSettings, type Settings, SettingsError } from './settings.ts';
import { welcome } from './welcome.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);
const now = () => new Date().toISOString();
const mostPatienceMs = 10_000;
let database: Database | undefined;

try {
  await start();
} catch (error) {
  say(messageFor(error));
  await database?.close();
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const { distDirectory, port, host } = settings;
  if (!existsSync(join(distDirectory, 'index.html'))) {
    throw new SettingsError(`${distDirectory} holds no built application: run npm run build first`);
  }
  const tls = readTls(settings);
  database = await openDatabase({ ...settings, role: 'endpoint', say });
  const { sql, close, description } = database;
  await prepare(sql, { now: now(), randomBytes, subtle: webcrypto.subtle });
  await noteAbsence(sql, now());
  const app = buildEndpoint({
    sql,
    subtle: webcrypto.subtle,
    now,
    randomBytes,
    settings,
    fetcher: fetch,
    log: (entry) => say(JSON.stringify(entry)),
    ...(tls ? { tls } : {}),
  });
  await app.listen({ port, host });
  const bound = { ...settings, port: (app.server.address() as AddressInfo).port };
  const origin = originToPrint(bound);
  await noteOrigin(sql, origin);
  print(description);
  for (const line of await welcome(sql, { origin, now: now(), randomBytes })) print(line);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Whoever is still sending sends it again; what was acknowledged is on disk.
    setTimeout(() => process.exit(0), mostPatienceMs).unref();
    await app.close();
    await close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function readTls({ tls }: Settings): { cert: string; key: string } | null {
  const read = (name: string, path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new SettingsError(`${name}: ${path} cannot be read`);
    }
  };
  return tls && { cert: read('TLS_CERT', tls.cert), key: read('TLS_KEY', tls.key) };
}

function messageFor(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseUnavailable) return error.message;
  if ((error as { code?: string }).code === 'EADDRINUSE') {
    return `port ${process.env.PORT || '8080'} is taken: stop the other program, or choose another port with PORT`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
