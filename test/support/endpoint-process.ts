import { randomBytes, webcrypto } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { addMs } from '../../src/domain/day.ts';
import { buildEndpoint } from '../../src/endpoint/app.ts';
import { openDatabase } from '../../src/endpoint/database/open.ts';
import { issueCode } from '../../src/endpoint/enrolment-codes.ts';
import { noteAbsence } from '../../src/endpoint/identity.ts';
import { issueInvite } from '../../src/endpoint/invites.ts';
import { prepare } from '../../src/endpoint/prepare.ts';
import { readSettings } from '../../src/endpoint/settings.ts';
import type { Subtle } from '../../src/protocol/crypto.ts';

/** The endpoint as `npm start` wires it, but for a moved clock, a chosen build and links handed to the journey. */
const shiftMs = Number(process.env.SHIFT_MS ?? '0');
const settings = {
  ...readSettings(process.env),
  distDirectory: resolve(process.env.DIST ?? 'dist'),
  host: '127.0.0.1',
};
const now = () => addMs(new Date().toISOString(), shiftMs);
const subtle = webcrypto.subtle as unknown as Subtle;
const bytes = (count: number) => new Uint8Array(randomBytes(count));

const database = await openDatabase({
  databaseUrl: settings.databaseUrl,
  dataDirectory: settings.dataDirectory,
  role: 'endpoint',
  say: (line) => process.stderr.write(`${line}\n`),
});
await prepare(database.sql, { now: now(), randomBytes: bytes, subtle });
await noteAbsence(database.sql, now());
const app = buildEndpoint({
  sql: database.sql,
  subtle,
  now,
  randomBytes: bytes,
  settings,
  fetcher: fetch,
  log: () => {},
});
await app.listen({ port: settings.port, host: settings.host });

const wanted = { now: now(), lastsMs: null, randomBytes: bytes };
const { code } = await issueCode(database.sql, { facilityId: 'demo-cayenne', ...wanted });
const { token } = await issueInvite(database.sql, { scope: 'national', ...wanted });
process.stdout.write(
  `${JSON.stringify({ port: (app.server.address() as AddressInfo).port, code, token })}\n`,
);

process.once('SIGTERM', async () => {
  await app.close();
  await database.close();
  process.exit(0);
});
