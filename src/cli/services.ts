import { readFile } from 'node:fs/promises';
import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { openDatabase } from '../endpoint/database/open.ts';
import { codeLastsMs, issueCode } from '../endpoint/enrolment-codes.ts';
import { findFacility } from '../endpoint/facility-records.ts';
import { issueInvite } from '../endpoint/invites.ts';
import { prepare } from '../endpoint/prepare.ts';
import type { RandomBytes } from '../endpoint/secrets.ts';
import { originToPrint, readSettings } from '../endpoint/settings.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { importFile, saveTo } from './import/import-file.ts';
import { readOptions, required } from './options.ts';
import { answer, BadInput } from './outcome.ts';
import type { Services } from './run.ts';
import { territoryFromText } from './territory.ts';

const inviteLastsMs = 60 * 60_000;

export interface Parts {
  env: Record<string, string | undefined>;
  now: () => Instant;
  randomBytes: RandomBytes;
  subtle: Subtle;
  /** Told what takes long, one line at a time. */
  say: (line: string) => void;
}

export function services(parts: Parts): Services {
  const { now, randomBytes } = parts;
  return {
    async importFacilities(args) {
      const { options, positionals } = readOptions(args, ['category'], ['FILE']);
      const [file = ''] = positionals;
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        throw new BadInput(file, `cannot be read (${error.code ?? error.message})`);
      });
      const categories = options.category?.split(',').map((it) => it.trim()) ?? [];
      return importFile({ file, bytes, categories }, (facilities) =>
        withDatabase(parts, (sql) => saveTo(sql)(facilities)),
      );
    },

    async enrol(args) {
      const { options } = readOptions(args, ['facility']);
      const wanted = required(options, 'facility');
      return withDatabase(parts, async (sql, origin) => {
        const facility =
          (await findFacility(sql, wanted)) ??
          (await findFacility(sql, wanted.replace(/\s/g, '').toUpperCase()));
        if (!facility) throw new BadInput('--facility', `« ${wanted} » is not a facility known here`);
        const request = { facilityId: facility.id, now: now(), lastsMs: codeLastsMs, randomBytes };
        const { code, expiresAt } = await issueCode(sql, request);
        const { id, name } = facility;
        return answer({ code, link: `${origin}/enroler#${code}`, expiresAt, facility: { id, name } });
      });
    },

    async inviteSupervisor(args) {
      const { options } = readOptions(args, ['scope']);
      const wanted = required(options, 'scope');
      const territory = wanted === 'national' ? null : territoryFromText('--scope', wanted);
      return withDatabase(parts, async (sql, origin) => {
        const scope = territory?.code ?? 'national';
        const { token, expiresAt } = await issueInvite(sql, {
          scope,
          now: now(),
          lastsMs: inviteLastsMs,
          randomBytes,
        });
        return answer({ token, link: `${origin}/superviseur/entrer#${token}`, expiresAt, scope });
      });
    },
  };
}

/** Joins the running database, or starts and stops its own. */
async function withDatabase<T>(
  parts: Parts,
  work: (sql: postgres.Sql, origin: string) => Promise<T>,
): Promise<T> {
  const settings = readSettings(parts.env);
  const { databaseUrl, dataDirectory } = settings;
  const database = await openDatabase({ databaseUrl, dataDirectory, role: 'command', say: parts.say });
  try {
    await prepare(database.sql, { now: parts.now(), randomBytes: parts.randomBytes, subtle: parts.subtle });
    return await work(database.sql, originToPrint(settings));
  } finally {
    await database.close();
  }
}
