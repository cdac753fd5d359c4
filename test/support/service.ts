import { webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Instant } from '../../src/domain/day.ts';
import { buildEndpoint } from '../../src/endpoint/app.ts';
import { codeLastsMs, issueCode } from '../../src/endpoint/enrolment-codes.ts';
import type { LogEntry } from '../../src/endpoint/http/log.ts';
import { issueInvite } from '../../src/endpoint/invites.ts';
import { prepare } from '../../src/endpoint/prepare.ts';
import { readSettings, type Settings } from '../../src/endpoint/settings.ts';
import type { Subtle } from '../../src/protocol/crypto.ts';
import { fixedClock } from './clock.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export const subtle = webcrypto.subtle as unknown as Subtle;
export const randomBytes = (count: number) => webcrypto.getRandomValues(new Uint8Array(count));

/** A Monday, 09:00 in Cayenne and 13:00 in Paris. */
export const monday: Instant = '2026-11-23T12:00:00.000Z';

/** The endpoint over a database of its own, on a clock that the test moves. */
export interface Service {
  app: FastifyInstance;
  database: TestDatabase;
  sql: TestDatabase['sql'];
  clock: ReturnType<typeof fixedClock>;
  logged: LogEntry[];
  code(facilityId?: string, lastsMs?: number | null): Promise<string>;
  invite(scope: string, lastsMs?: number | null): Promise<string>;
  /** A cookie header of a fresh supervisor. */
  supervisor(scope?: string): Promise<string>;
  /** From an address of its own each time, as limits are by address. */
  post(
    url: string,
    body: unknown,
    headers?: Record<string, string>,
    address?: string,
  ): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export async function startService(
  changes: Partial<Settings> = {},
  at: Instant = monday,
  database?: TestDatabase,
): Promise<Service> {
  const own = database ?? (await freshDatabase());
  const { sql } = own;
  const clock = fixedClock(at);
  const logged: LogEntry[] = [];
  await prepare(sql, { now: clock.now(), randomBytes, subtle });
  const dist = builtApp();
  const settings = { ...readSettings({}), distDirectory: dist, ...changes };
  const app = buildEndpoint({
    sql,
    subtle,
    now: clock.now,
    randomBytes,
    settings,
    fetcher: fetch,
    log: (entry) => logged.push(entry),
  });
  const inject = (options: InjectOptions) => app.inject(options);
  const service: Service = {
    app,
    database: own,
    sql,
    clock,
    logged,
    code: async (facilityId = 'demo-cayenne', lastsMs = codeLastsMs) =>
      (await issueCode(sql, { facilityId, now: clock.now(), lastsMs, randomBytes })).code,
    invite: async (scope, lastsMs = 3_600_000) =>
      (await issueInvite(sql, { scope, now: clock.now(), lastsMs, randomBytes })).token,
    supervisor: async (scope = 'national') => {
      const answer = await service.post('/v1/session', { token: await service.invite(scope) });
      return String(answer.headers['set-cookie']).split(';')[0] as string;
    },
    post: (url, body, headers = {}, address = newAddress()) =>
      inject({
        method: 'POST',
        url,
        payload: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
        remoteAddress: address,
      }),
    get: (url, headers = {}) => inject({ method: 'GET', url, headers }),
    close: async () => {
      await app.close();
      await own.drop();
      rmSync(dist, { recursive: true });
    },
  };
  return service;
}

let addresses = 0;

function newAddress(): string {
  addresses += 1;
  return `198.51.${addresses >> 8}.${addresses & 255}`;
}

/** As much of a build as the endpoint looks at. */
function builtApp(): string {
  const dist = mkdtempSync(join(tmpdir(), 'releve-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Relevé</title>');
  writeFileSync(join(dist, 'sw.js'), '// worker');
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
  writeFileSync(join(dist, 'assets', 'index-abc123.js'), `//${'x'.repeat(4000)}`);
  writeFileSync(join(dist, 'assets', 'decoder-worker-abc123.js'), '// decoder');
  writeFileSync(join(dist, 'assets', 'zxing_reader-abc123.wasm'), Buffer.alloc(4000));
  return dist;
}
