import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codePattern } from '../../src/protocol/enrolment.ts';
import { InviteRequest } from '../../src/protocol/supervision.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { startEndpoint } from '../support/endpoint.ts';
import { type Ended, releve as run } from '../support/releve.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'releve-cli-'));
  // Commands join a database that an endpoint has begun.
  await (await startEndpoint({ data: join(folder, 'data') })).stop();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Over a database that only this file uses. */
function releve(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return run(args, { RELEVE_DATA: join(folder, 'data'), PUBLIC_ORIGIN: 'https://releve.example', ...env });
}

describe('the releve command', () => {
  it('answers on standard output with one line, and opens no database to explain', async () => {
    const data = join(folder, 'never');
    const ended = await releve(['explain', 'floor', '--vials', '400=4', '--dose', '800'], {
      RELEVE_DATA: data,
    });
    expect(ended).toEqual({
      code: 0,
      stdout: '{"injections":2,"required":2,"answer":"met","shortBy":0,"repairs":[]}\n',
      stderr: '',
    });
    await expect(rm(data, { recursive: true })).rejects.toThrow('ENOENT');
  }, 30_000);

  it('refuses bad input with code 2 and one line on standard error', async () => {
    const bad = await releve(['explain', 'floor', '--vials', '400=x', '--dose', '800']);
    expect(bad).toEqual({ code: 2, stdout: '', stderr: '--vials: « 400=x » is not SIZE=COUNT\n' });
    const missing = await releve(['facilities', 'import', join(folder, 'absent.csv')]);
    expect(missing).toEqual({
      code: 2,
      stdout: '',
      stderr: `${folder}/absent.csv: cannot be read (ENOENT)\n`,
    });
    const setting = await releve(['enrol', '--facility', 'x'], { PORT: 'http' });
    expect(setting).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^PORT: [^\n]+\n$/) });
  }, 30_000);

  it('says on one line, with code 1, that a database cannot be used', async () => {
    const ended = await releve(['enrol', '--facility', 'x'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/releve',
    });
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]*127\.0\.0\.1[^\n]*\n$/),
    });
  }, 30_000);

  it('loads facilities, then enrols a tablet of one and invites supervisors', async () => {
    const file = join(folder, 'list.csv');
    await writeFile(file, 'finess;name;region\n970302022;Essai;Guyane\nx;Essai;03\n');
    const refusals = [{ line: 3, reason: 'finess: « x » is not a FINESS number' }];
    const imported = await releve(['facilities', 'import', file]);
    expect(imported).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`line 3: ${refusals[0]?.reason}\n`),
    });
    expect(JSON.parse(imported.stdout)).toEqual({ added: 1, updated: 0, refused: refusals });
    const again = await releve(['facilities', 'import', file]);
    expect(JSON.parse(again.stdout)).toEqual({ added: 0, updated: 1, refused: refusals });

    const before = Date.now();
    const enrolled = JSON.parse((await releve(['enrol', '--facility', '970 302 022'])).stdout);
    expect(enrolled).toMatchObject({ facility: { id: 'finess-970302022', name: 'Essai' } });
    expect(enrolled.code).toMatch(codePattern);
    expect(enrolled.link).toBe(`https://releve.example/enroler#${enrolled.code}`);
    expect((Date.parse(enrolled.expiresAt) - before) / 60_000).toBeCloseTo(10, 0);

    const invited = JSON.parse((await releve(['supervisor', 'invite', '--scope', 'ILE DE FRANCE'])).stdout);
    expect(InviteRequest.parse({ token: invited.token })).toBeTruthy();
    expect(invited).toMatchObject({
      scope: '11',
      link: `https://releve.example/superviseur/entrer#${invited.token}`,
    });

    const unknown = await releve(['enrol', '--facility', '750712184']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('--facility: « 750712184 » is not a facility known here\n');
  }, 120_000);

  it('publishes directives from a file made from the newest, and refuses what is older or wrong', async () => {
    const file = join(folder, 'pack.json');
    const exported = await releve(['directives', 'export']);
    expect(exported).toMatchObject({ code: 0, stdout: `${JSON.stringify(firstPack, null, 2)}\n` });
    await writeFile(file, exported.stdout);
    expect(await releve(['directives', 'publish', file])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(
        `${file}: version: ${firstPack.version} is not above ${firstPack.version}, which is published\n`,
      ),
    });

    const next = { ...JSON.parse(exported.stdout), version: firstPack.version + 1 };
    await writeFile(file, `\uFEFF${JSON.stringify(next)}`);
    const published = await releve(['directives', 'publish', file]);
    expect([published.code, published.stdout]).toEqual([0, `{"version":${next.version}}\n`]);
    expect(JSON.parse((await releve(['directives', 'export'])).stdout)).toEqual(next);
  }, 120_000);

  it('names every error of a pack on one line, and opens no database for it', async () => {
    const data = join(folder, 'never');
    const file = join(folder, 'wrong.json');
    const [document] = firstPack.documents;
    const wrong = { ...firstPack, documents: [...firstPack.documents, { ...document, date: '2026-02-30' }] };
    await writeFile(file, JSON.stringify(wrong));
    const refused = await releve(['directives', 'publish', file], { RELEVE_DATA: data });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^[^\n]+\n$/);
    const place = `documents[${firstPack.documents.length}]`;
    expect(refused.stderr).toContain(`${file}: ${place}.id: « ${document?.id} » is there twice; `);
    expect(refused.stderr).toContain(`; ${place}.date: « 2026-02-30 » is not a calendar date`);

    await writeFile(file, '{"version": 2,');
    const cut = await releve(['directives', 'publish', file], { RELEVE_DATA: data });
    expect(cut).toEqual({ code: 2, stdout: '', stderr: `${file}: not JSON\n` });
    const missing = await releve(['directives', 'publish'], { RELEVE_DATA: data });
    expect(missing).toEqual({ code: 2, stdout: '', stderr: 'FILE: missing\n' });
    const unknown = await releve(['directives', 'withdraw'], { RELEVE_DATA: data });
    expect(unknown.stderr).toBe('directives: « withdraw » is not publish or export\n');
    await expect(rm(data, { recursive: true })).rejects.toThrow('ENOENT');
  }, 30_000);

  it('works before the first start, and never makes a database without saying where', async () => {
    const empty = join(folder, 'mistyped');
    const enrolled = await releve(['enrol', '--facility', 'demo-cayenne'], { RELEVE_DATA: empty });
    expect(enrolled.code).toBe(0);
    expect(enrolled.stderr).toContain(`RELEVE_DATA: ${empty} held no database: a new, empty one is made\n`);
    const again = await releve(['enrol', '--facility', 'demo-cayenne'], { RELEVE_DATA: empty });
    expect(again.stderr).not.toContain('held no database');
  }, 60_000);

  it('refuses what would load nothing, on one line that names it', async () => {
    const header = join(folder, 'header.csv');
    await writeFile(header, 'finess;name;region\n');
    const one = (stderr: string) => ({ code: 2, stdout: '', stderr: `${stderr}\n` });
    expect(await releve(['facilities', 'import', header])).toEqual(one(`${header}: nothing to load`));

    const extract = join(folder, 'extract.csv');
    const cells = [
      'structureet',
      '750712184',
      '010780054',
      'A',
      'H',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '001',
      '75',
    ];
    await writeFile(extract, `${cells.join(';')};;;;;355;;1102${';'.repeat(11)}\n`);
    const categories = (list: string) => releve(['facilities', 'import', extract, '--category', list]);
    expect(await categories('355,abc')).toEqual(
      one('--category: « abc » is not a FINESS category or group such as 355 or 1102'),
    );
    expect(await categories('620,3101')).toEqual(
      one(`--category: ${extract} holds no establishment of 620, 3101`),
    );
    expect(JSON.parse((await categories('355')).stdout)).toEqual({ added: 1, updated: 0, refused: [] });
  }, 60_000);

  it('reads the journal again, and names what was altered', async () => {
    const whole = await releve(['journal', 'check']);
    expect(JSON.parse(whole.stdout)).toEqual({ events: 0, begunAnew: 0 });
    expect((await releve(['journal', 'burn'])).stderr).toBe('journal: « burn » is not check\n');
  }, 60_000);

  it('loads nothing, and says so, from a file in which nothing is good', async () => {
    const file = join(folder, 'bad.csv');
    await writeFile(file, 'finess;name;region\nx;Essai;03\n');
    expect(await releve(['facilities', 'import', file])).toEqual({
      code: 2,
      stdout: '',
      stderr: `line 2: finess: « x » is not a FINESS number\n${file}: nothing to load\n`,
    });
  }, 30_000);
});
