import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import { holdsDatabase } from '../endpoint/database/embedded/place.ts';
import { openDatabase } from '../endpoint/database/open.ts';
import { codeLastsMs, issueCode } from '../endpoint/enrolment-codes.ts';
import { findFacility } from '../endpoint/facility-records.ts';
import { Refused } from '../endpoint/http/refused.ts';
import { readIdentity } from '../endpoint/identity.ts';
import { issueInvite } from '../endpoint/invites.ts';
import { checkJournal } from '../endpoint/journal-check.ts';
import { notedOrigin } from '../endpoint/noted-origin.ts';
import { furthestAhead, newestPack, newestPackText, publishPack } from '../endpoint/packs.ts';
import { prepare } from '../endpoint/prepare.ts';
import { listSupervisors, withdrawSupervisor } from '../endpoint/provider/supervisors.ts';
import type { RandomBytes } from '../endpoint/secrets.ts';
import { originToPrint, readSettings } from '../endpoint/settings.ts';
import { importCarried } from '../endpoint/sync/import-carried.ts';
import type { Subtle } from '../protocol/crypto.ts';
import { carriedFromBytes, countsOf } from './carried.ts';
import { packFromBytes } from './directives.ts';
import { importFile, saveTo } from './import/import-file.ts';
import { readOptions, required, wholeNumber } from './options.ts';
import { answer, BadInput } from './outcome.ts';
import type { Services } from './run.ts';
import { territoryFromText } from './territory.ts';
import { bytesOf, textOf } from './text-file.ts';
import { verifiedAcknowledgement } from './verify.ts';

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
      const bytes = await bytesOf(file);
      const categories = options.category === undefined ? [] : categoriesFromText(options.category);
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

    async listSupervisors(args) {
      readOptions(args, []);
      return answer({ supervisors: await withDatabase(parts, listSupervisors) });
    },

    async withdrawSupervisor(args) {
      const { options } = readOptions(args, ['id']);
      const id = wholeNumber('--id', required(options, 'id'), 1, 999_999_999);
      if (!(await withDatabase(parts, (sql) => withdrawSupervisor(sql, id))))
        throw new BadInput('--id', `${id} is no supervisor known here; releve supervisor list names them`);
      return answer({ withdrawn: id });
    },

    async publishDirectives(args) {
      const [file = ''] = readOptions(args, [], ['FILE']).positionals;
      const pack = packFromBytes(file, await bytesOf(file));
      const { version } = pack;
      return withDatabase(parts, async (sql) => {
        const publication = await publishPack(sql, pack, {
          subtle: parts.subtle,
          now: now(),
          by: 'command',
        });
        if (publication === 'published') return answer({ version });
        const newest = (await newestPack(sql)).version;
        if (publication === 'too-far-ahead')
          throw new BadInput(
            file,
            `version: ${version} is more than ${furthestAhead} above ${newest}, which is published`,
          );
        throw new BadInput(file, `version: ${version} is not above ${newest}, which is published`);
      });
    },

    async importCarried(args) {
      const [file = ''] = readOptions(args, [], ['FILE']).positionals;
      const { subtle } = parts;
      const carried = await carriedFromBytes(file, await bytesOf(file), subtle);
      return withDatabase(parts, async (sql) => {
        const imported = await importCarried(sql, { subtle, file: carried, now: now() }).catch((error) => {
          throw error instanceof Refused ? new BadInput(file, error.message) : error;
        });
        const { device, madeAt, results } = imported;
        const { id, name } = device.facility;
        return answer({ device: device.id, facility: { id, name }, madeAt, ...countsOf(results) });
      });
    },

    async verify(args) {
      const [file = ''] = readOptions(args, [], ['FILE']).positionals;
      const { subtle } = parts;
      const text = textOf(file, await bytesOf(file));
      return withDatabase(parts, async (sql) => {
        const { publicKey } = await readIdentity(sql, subtle);
        return answer(await verifiedAcknowledgement({ file, text, subtle }, publicKey));
      });
    },

    async exportDirectives(args) {
      readOptions(args, []);
      return { code: 0, stdout: await withDatabase(parts, newestPackText), stderr: [] };
    },

    async checkJournal(args) {
      readOptions(args, []);
      const { problems, ...found } = await withDatabase(parts, (sql) => checkJournal(sql, parts.subtle));
      if (problems.length > 0) return { code: 1, stdout: '', stderr: problems };
      return answer(found);
    },
  };
}

function categoriesFromText(text: string): string[] {
  const categories = text.split(',').map((it) => it.trim());
  const wrong = categories.find((it) => !/^\d{3,4}$/.test(it));
  if (wrong === undefined) return categories;
  throw new BadInput('--category', `« ${wrong} » is not a FINESS category or group such as 355 or 1102`);
}

/** Joins the running database, or starts and stops its own. */
async function withDatabase<T>(
  parts: Parts,
  work: (sql: postgres.Sql, origin: string) => Promise<T>,
): Promise<T> {
  const settings = readSettings(parts.env);
  const { databaseUrl, dataDirectory, saysAddress } = settings;
  // Facilities may be imported before the first start; a mistyped folder must not become a second nation unseen.
  if (!databaseUrl && !holdsDatabase(dataDirectory))
    parts.say(`RELEVE_DATA: ${dataDirectory} held no database: a new, empty one is made`);
  const database = await openDatabase({ databaseUrl, dataDirectory, role: 'command', say: parts.say });
  try {
    await prepare(database.sql, { now: parts.now(), randomBytes: parts.randomBytes, subtle: parts.subtle });
    const noted = saysAddress ? null : await notedOrigin(database.sql);
    return await work(database.sql, noted ?? originToPrint(settings));
  } finally {
    await database.close();
  }
}
