import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { firstPack } from '../../src/reference/pack.ts';

const never = () => Promise.reject(new Error('explain must open no database'));
/** Already the 23rd in Paris. */
const now = () => '2026-11-22T23:30:00Z';
const releve = (command: string, ...more: string[]) => run([...command.split(' '), ...more], never, now);

async function answered(command: string, ...more: string[]): Promise<Record<string, unknown>> {
  const outcome = await releve(command, ...more);
  expect(outcome).toMatchObject({ code: 0, stderr: [] });
  return JSON.parse(outcome.stdout);
}

/** The one line that a refusal says. */
async function refused(command: string, ...more: string[]): Promise<string> {
  const { code, stdout, stderr } = await releve(command, ...more);
  expect({ code, stdout, lines: stderr.length }).toEqual({ code: 2, stdout: '', lines: 1 });
  expect(stderr[0]).not.toMatch(/[\r\n]/);
  return stderr[0] ?? '';
}

describe('explain floor', () => {
  it('prints the answer of the documentation, byte for byte', async () => {
    expect((await releve('explain floor --vials 400=3,200=1,80=2 --dose 800')).stdout).toBe(
      '{"injections":1,"required":2,"answer":"breached","shortBy":1,"repairs":[{"400":1},{"200":1},{"80":1}]}',
    );
  });

  it('finds the floor met exactly at the threshold, with nothing to repair', async () => {
    expect(await answered('explain floor --vials 400=4 --dose 800')).toEqual({
      injections: 2,
      required: 2,
      answer: 'met',
      shortBy: 0,
      repairs: [],
    });
  });

  it('takes off what left since, never below zero, and prints it', async () => {
    expect(await answered('explain floor --vials 400=4,80=2 --left 400=1,80=3 --dose 800')).toEqual({
      injections: 1,
      required: 2,
      answer: 'breached',
      shortBy: 1,
      repairs: [{ 400: 1 }, { 200: 2 }, { 80: 5 }],
      left: [
        { sizeMg: 80, counted: 2, left: 3, overdrawn: true },
        { sizeMg: 400, counted: 4, left: 1 },
      ],
    });
    expect(await answered('explain floor --vials 400=4 --left 400=0 --dose 800')).toMatchObject({
      injections: 2,
      left: [],
    });
  });

  it('multiplies the threshold by the patients, and repairs an empty shelf with each size alone', async () => {
    expect(await answered('explain floor --dose 560 --threshold 3 --patients 2 --vials', '')).toEqual({
      injections: 0,
      required: 6,
      answer: 'breached',
      shortBy: 6,
      repairs: [{ 400: 12 }, { 200: 18 }, { 80: 42 }],
    });
  });

  it.each([
    ['--vials: « 400=x » is not SIZE=COUNT', '--vials 400=x --dose 800'],
    ['--vials: « 300=1 » is not of a size among 400, 200, 80', '--vials 300=1 --dose 800'],
    ['--vials: size 400 is given twice', '--vials 400=1,400=2 --dose 800'],
    ['--vials: « 400=-1 » is not SIZE=COUNT', '--vials 400=-1 --dose 800'],
    ['--vials: « 400=1.5 » is not SIZE=COUNT', '--vials 400=1.5 --dose 800'],
    ['--vials: « 100000 » is not a whole number from 0 to 99999', '--vials 400=100000 --dose 800'],
    ['--vials: missing', '--dose 800'],
    ['--left: « 300=1 » is not of a size among 400, 200, 80', '--vials 400=1 --left 300=1 --dose 800'],
    ['--vials: given more than once', '--vials 400=1 --vials 400=2 --dose 800'],
    ['--dose: missing', '--vials 400=1'],
    ['--dose: « 0 » is not a dose above 0 mg, at most 2000 mg', '--vials 400=1 --dose 0'],
    ['--dose: « 8000 » is not a dose above 0 mg, at most 2000 mg', '--vials 400=1 --dose 8000'],
    ['--dose: « 1e2 » is not a dose above 0 mg, at most 2000 mg', '--vials 400=1 --dose 1e2'],
    ["--dose: Option '--dose' argument is ambiguous", '--vials 400=1 --dose -5'],
    ['--threshold: « 0 » is not a whole number from 1 to 9999', '--vials 400=1 --dose 800 --threshold 0'],
    ['--patients: « 1.5 » is not a whole number from 1 to 9999', '--vials 400=1 --dose 800 --patients 1.5'],
    ["--dosis: Unknown option '--dosis'", '--vials 400=1 --dosis 800'],
    ['extra: unexpected argument', '--vials 400=1 --dose 800 extra'],
  ])('refuses with « %s »', async (line, args) => {
    expect(await refused(`explain floor ${args}`)).toBe(line);
  });
});

describe('explain duties', () => {
  const inCayenne = 'explain duties --product tocilizumab-iv --zone America/Cayenne';

  it('prints the answer of the documentation, byte for byte', async () => {
    const counts = '2021-06-14T12:00:00Z,2021-06-16T01:00:00Z';
    expect((await releve(`${inCayenne} --now 2021-06-18T02:59:00Z --counts ${counts}`)).stdout).toBe(
      '{"week":"2021-W24","localDate":"2021-06-17","required":3,"days":["2021-06-14","2021-06-15"],"state":"open","missedBy":0,"previousWeek":{"week":"2021-W23","required":3,"days":[],"state":"missed","missedBy":3},"receiptDuties":[]}',
    );
  });

  it('shows each receipt with the day it was due and how that went', async () => {
    const receipts = '2021-06-15T10:00:00Z,2021-06-16T23:30:00-03:00,2021-06-17T12:00:00Z';
    const { receiptDuties } = await answered(
      `${inCayenne} --now 2021-06-17T13:00:00Z --counts 2021-06-15T11:00:00Z --receipts ${receipts}`,
    );
    expect(receiptDuties).toEqual([
      { receivedAt: '2021-06-15T10:00:00Z', dueOn: '2021-06-15', state: 'met' },
      { receivedAt: '2021-06-17T02:30:00Z', dueOn: '2021-06-16', state: 'overdue' },
      { receivedAt: '2021-06-17T12:00:00Z', dueOn: '2021-06-17', state: 'due' },
    ]);
  });

  it('says that nothing is required of a product without a rule', async () => {
    expect(
      await answered(
        'explain duties --product ronapreve --zone Europe/Paris --now 2021-09-01T08:00:00+02:00',
      ),
    ).toMatchObject({
      required: 0,
      state: 'none',
      missedBy: 0,
      previousWeek: { required: 0, state: 'none' },
    });
  });

  it.each([
    ['2021-06-18T02:59:00', 'no zone'],
    ['2021-06-18', 'no time'],
    ['2021-02-30T10:00:00Z', 'no such day'],
    ['2021-06-18T24:00:00Z', 'no such hour'],
    ['2021-06-18T02:59:00+2', 'half an offset'],
    ['June 18, 2021 UTC', 'not ISO'],
    ['', 'nothing'],
  ])('refuses « %s » as an instant (%s), wherever it stands', async (text) => {
    const now = '2021-06-18T02:59:00Z';
    expect(await refused(inCayenne, '--now', text)).toContain(`--now: « ${text} » is not an instant`);
    if (text === '') return;
    expect(await refused(inCayenne, '--now', now, '--counts', `${now},${text}`)).toMatch(/^--counts: « /);
    expect(await refused(inCayenne, '--now', now, '--receipts', text)).toMatch(/^--receipts: « /);
  });

  it.each([
    ['--product: « aspirin » is not one of tocilizumab-iv', '--product aspirin --zone Europe/Paris'],
    ['--zone: « Europe/Lutece » is not an IANA time zone', '--product ronapreve --zone Europe/Lutece'],
    ['--zone: « +02:00 » is not an IANA time zone', '--product ronapreve --zone +02:00'],
    ['--zone: missing', '--product ronapreve'],
  ])('refuses with « %s… »', async (line, args) => {
    expect(await refused(`explain duties --now 2021-06-18T02:59:00Z ${args}`)).toContain(line);
  });
});

describe('explain scan', () => {
  const roactemra = '01034009574643181744033110A1234';

  it('prints the answer of the documentation, byte for byte', async () => {
    expect((await releve('explain scan', roactemra)).stdout).toBe(
      '{"cip13":"3400957464318","presentation":"roactemra-iv-80","lot":"A1234","expiry":"2044-03-31","printedExpiry":"2044-03-31","problems":[]}',
    );
  });

  it('takes a scan as it came: control characters, nothing at all, a dash, what looks like an option', async () => {
    const both = await answered('explain scan', `\u001d${roactemra}\u001d21SERIAL`);
    expect(both).toMatchObject({ lot: 'A1234', problems: [] });
    expect(JSON.stringify(both)).not.toContain('SERIAL');
    expect(await answered('explain scan', '')).toMatchObject({ problems: [{ code: 'empty' }] });
    for (const raw of ['-h', '--help', '--source', '-'])
      expect(await answered('explain scan --', raw)).toMatchObject({ problems: [{ code: 'not-gs1' }] });
  });

  it('knows what a keyboard may have lost, and that a camera loses nothing', async () => {
    const raw = '01034009574643181729123110AB21SERIAL';
    const lost = await answered('explain scan', raw);
    expect(lost).toMatchObject({
      lot: null,
      problems: [{ code: 'ambiguous', message: 'AI 10: more than one reading is possible, so none is made' }],
    });
    expect(await answered('explain scan --source wedge', raw)).toEqual(lost);
    expect(await answered('explain scan --source camera', raw)).toMatchObject({ lot: 'AB21SERIAL' });
  });

  it('reads by the pack it is given, whose codes of imports it knows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'releve-pack-'));
    const file = join(folder, 'pack.json');
    const [first, ...others] = firstPack.products;
    const presentations = first?.presentations.map((it, at) =>
      at === 0 ? { ...it, aliases: ['05012345678900'] } : it,
    );
    writeFileSync(file, JSON.stringify({ ...firstPack, products: [{ ...first, presentations }, ...others] }));
    const imported = '010501234567890017440331';
    expect(await answered('explain scan', imported, '--pack', file)).toMatchObject({
      cip13: null,
      presentation: 'roactemra-iv-80',
      problems: [],
    });
    expect(await answered('explain scan', imported)).toMatchObject({
      presentation: null,
      problems: [{ code: 'unknown-product' }],
    });
    writeFileSync(file, '{}');
    expect(await refused('explain scan', imported, '--pack', file)).toContain('products');
    rmSync(folder, { recursive: true });
    expect(await refused('explain scan', imported, '--pack', file)).toMatch(/cannot be read \(ENOENT\)$/);
  });

  it('judges the expiry on the day asked about, or else today in Paris', async () => {
    const codes = async (...more: string[]) =>
      (await answered('explain scan 010340095746431817261122', ...more)).problems;
    expect(await codes('--today', '2026-11-22')).toEqual([]);
    expect(await codes()).toEqual([{ code: 'expired', message: 'AI 17: the expiry has passed' }]);
  });

  it.each([
    ['RAW: missing', ''],
    ['extra: unexpected argument', ' 17291231 extra'],
    ['--source: « phone » is not camera or wedge', ' 17291231 --source phone'],
    ['--today: « 2026-02-30 » is not a date like 2026-11-23', ' 17291231 --today 2026-02-30'],
    ['--today: « tomorrow » is not a date like 2026-11-23', ' 17291231 --today tomorrow'],
    ["--todai: Unknown option '--todai'", ' 17291231 --todai 2026-11-23'],
    ['--today: given more than once', ' 17291231 --today 2026-11-23 --today 2026-11-23'],
  ])('refuses with « %s »', async (line, args) => {
    expect(await refused(`explain scan${args}`)).toBe(line);
  });
});

describe('releve', () => {
  it('explains itself on request, and only then', async () => {
    const help = await releve('--help');
    expect(help).toMatchObject({ code: 0, stderr: [] });
    expect(help.stdout).toContain('explain floor --vials');
    expect(await refused('')).toMatch(/^command: missing/);
    expect(await refused('explian floor')).toMatch(/^explian: unknown command/);
    expect(await refused('explain flour')).toMatch(/^explain: « flour »/);
  });

  it('keeps a refusal on one line whatever was typed', async () => {
    expect(await refused('explain floor --dose 800 --vials', '400=\n2')).toBe(
      '--vials: « 400= 2 » is not SIZE=COUNT',
    );
  });
});
