import { describe, expect, it } from 'vitest';
import { finessFromText, hasFinessKey } from '../../src/cli/import/finess-number.ts';
import { readFacilities } from '../../src/cli/import/read.ts';
import { facilityFrom } from '../../src/cli/import/stated.ts';
import { BadInput } from '../../src/cli/outcome.ts';
import { Facility } from '../../src/domain/facility.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const read = (text: string, categories: string[] = []) => readFacilities('list.csv', utf8(text), categories);

/** A line of the extract: 32 columns, of which the import reads a few. */
function structureet(cells: {
  number: string;
  name: string;
  department: string;
  commune?: string;
  category?: string;
  group?: string;
}): string {
  const line = new Array<string>(32).fill('');
  line.splice(0, 5, 'structureet', cells.number, '010780054', 'ABRÉGÉ', cells.name);
  line[12] = cells.commune ?? '001';
  line[13] = cells.department;
  line[18] = cells.category ?? '355';
  line[20] = cells.group ?? '1102';
  return line.join(';');
}

describe('the FINESS extract', () => {
  const hospital = structureet({ number: '750712184', name: "HÔPITAL D'ESSAI", department: '75' });

  it('gives hospitals their region and zone, in either encoding, and passes the rest over', () => {
    const text = [
      'finess;etalab;98;2026-05-12',
      hospital,
      structureet({ number: '970302022', name: 'HÔPITAL DE GUYANE', department: '9C' }),
      structureet({
        number: '010000099',
        name: 'OFFICINE',
        department: '01',
        category: '620',
        group: '3101',
      }),
      'geolocalisation;750712184;652000;6862000;1,IGN;2026-01-01',
      '',
    ].join('\r\n');
    for (const bytes of [utf8(text), latin(text)]) {
      const result = readFacilities('finess.csv', bytes, []);
      expect(result).toMatchObject({ refused: [], warnings: [], passedOver: 3 });
      expect(result.facilities).toMatchObject([
        {
          id: 'finess-750712184',
          name: "HÔPITAL D'ESSAI",
          legalFiness: '010780054',
          territory: { code: '11' },
          department: '75',
        },
        {
          id: 'finess-970302022',
          finess: '970302022',
          territory: { code: '03', zone: 'America/Cayenne' },
          department: '9C',
        },
      ]);
    }
  });

  it('tells the northern islands from Guadeloupe, under which FINESS files them', () => {
    const lines = ['101', '123', '127'].map((commune, at) =>
      structureet({ number: `97010010${at}`, name: 'H', department: '9A', commune }),
    );
    expect(read(lines.join('\n')).facilities.map((it) => it.territory.code)).toEqual(['01', '977', '978']);
  });

  it('takes the categories asked for instead, by category or by group', () => {
    const lines = [
      hospital,
      structureet({ number: '010000024', name: 'S', department: '01', category: '500', group: '4401' }),
    ];
    const named = (categories: string[]) =>
      read(lines.join('\n'), categories).facilities.map((it) => it.name);
    expect(named([])).toEqual(["HÔPITAL D'ESSAI"]);
    expect(named(['500'])).toEqual(['S']);
    expect(named(['4401', '355'])).toEqual(["HÔPITAL D'ESSAI", 'S']);
  });

  it('names each bad line with its number and reason, and reads the others', () => {
    const lines = [
      hospital,
      hospital.replace(';ABRÉGÉ', ''),
      structureet({ number: 'X50712184', name: 'H', department: '75' }),
      structureet({ number: '750000001', name: 'H', department: '00' }),
      'structure;1;2',
      hospital,
      structureet({ number: '010000024', name: '"HÔPITAL ""D\'ESSAI"""', department: '01' }),
    ];
    const result = read(lines.join('\n'));
    expect(result.refused).toEqual([
      { line: 2, reason: '31 columns instead of 32' },
      { line: 3, reason: 'nofinesset: « X50712184 » is not a FINESS number' },
      { line: 4, reason: 'departement: « 00 » is unknown' },
      { line: 5, reason: 'unknown section « structure »' },
      { line: 6, reason: 'the same facility as line 1' },
    ]);
    expect(result.facilities.map((it) => it.name)).toEqual(["HÔPITAL D'ESSAI", 'HÔPITAL "D\'ESSAI"']);
  });
});

describe('a table', () => {
  it('may say everything, with a byte order mark, quotes, and either separator', () => {
    const rows = [
      'Name;FINESS;Legal FINESS;Region;Zone;car_t;reference_dose;open_days;planned-days',
      '"Hôpital; bâtiment ""A""";970 302 022;2b0000020;ile-de-france;Pacific/Marquesas;OUI;560;1 2 3 4 5 6;5,3 1',
    ];
    expect(read(`\uFEFF${rows.join('\n')}`).facilities).toEqual([
      {
        id: 'finess-970302022',
        name: 'Hôpital; bâtiment "A"',
        finess: '970302022',
        legalFiness: '2B0000020',
        territory: expect.objectContaining({ code: '11' }),
        zone: 'Pacific/Marquesas',
        carT: 'yes',
        referenceDoseMg: 560,
        openDays: [1, 2, 3, 4, 5, 6],
        plannedDays: [1, 3, 5],
      },
    ]);
    expect(read('id,name,department\nnord,"A, B",9b\nest,C,1').facilities).toMatchObject([
      { id: 'nord', name: 'A, B', territory: { code: '02' }, department: '9B' },
      { id: 'est', territory: { code: '84' }, department: '01' },
    ]);
  });

  it.each([
    ['finess: « 12 » is not a FINESS number', ',12,X,11,,,,,'],
    ['finess: empty, and so is id', ',,X,11,,,,,'],
    ['id: « a b » may hold letters, figures and . _ - only', 'a b,,X,11,,,,,'],
    ['id: « demo-x » belongs to a demonstration facility', 'demo-x,,X,11,,,,,'],
    ['name: empty', 'a,,,11,,,,,'],
    ['region: « Atlantide » is not the INSEE code or the name of a region', 'a,,X,Atlantide,,,,,'],
    ['region: empty, and so is department', 'a,,X,,,,,,'],
    ['department: « 00 » is unknown', 'a,,X,,00,,,,'],
    ['department: « 75 » is not in Nouvelle-Aquitaine', 'a,,X,75,75,,,,'],
    ['zone: « Mars/Base » is not an IANA time zone', 'a,,X,11,,Mars/Base,,,'],
    ['car_t: « maybe » is not yes, no or empty', 'a,,X,11,,,maybe,,'],
    ['reference_dose: « -1 » is not a dose above 0 mg, at most 2000 mg', 'a,,X,11,,,,-1,'],
    ['open_days: « 8 » is not days from 1 (Monday) to 7, such as 1 3 5', 'a,,X,11,,,,,8'],
    ['a quote is not closed', 'a,,"X,11,,,,,'],
    ['8 columns instead of 9', 'a,,X,11,,,,'],
  ])('refuses a line with « %s » and reads the next', (reason, line) => {
    const header = 'id,finess,name,region,department,zone,car_t,reference_dose,open_days';
    const result = read(`${header}\n${line}\n\nb,,Y,11,,,,,\n`);
    expect(result.refused).toEqual([{ line: 2, reason }]);
    expect(result.facilities.map((it) => it.id)).toEqual(['b']);
  });

  it.each([
    ['empty', '\n \n'],
    ['neither a FINESS extract nor a table with a column name', 'finess;region\n750712184;11'],
    ['neither a FINESS extract nor a table with a column finess or id', 'name;region\nX;11'],
    ['neither a FINESS extract nor a table with a column region or department', 'name;id\nX;a'],
    ['unknown column « patient »', 'id;name;region;patient\na;X;11;Y'],
    ['column « name » stands twice', 'id;name;region;name\na;X;11;Y'],
  ])('is refused whole, naming the file: %s', (reason, text) => {
    expect(() => read(text)).toThrow(new BadInput('list.csv', reason));
  });

  it('warns of a FINESS key that does not fit, and loads the line all the same', () => {
    const result = read('finess,name,region\n750712185,X,11\n');
    expect(result.facilities).toHaveLength(1);
    expect(result.warnings).toEqual([{ line: 2, reason: 'FINESS 750712185: its key does not fit' }]);
  });
});

it('checks FINESS keys, those of Corsica included', () => {
  const right = [
    '750712184',
    '970100228',
    '970211207',
    '970408589',
    '980500003',
    '350005179',
    '2B0000020',
    '2B0005342',
  ];
  expect(right.filter((number) => !hasFinessKey(number))).toEqual([]);
  expect(right.filter((number) => hasFinessKey(number.slice(0, 8) + ((Number(number[8]) + 1) % 10)))).toEqual(
    [],
  );
  expect(finessFromText(' 2b 000 002 0 ')).toBe('2B0000020');
});

describe('a facility already known', () => {
  const [stated] = read('finess,name,region\n970302022,Nouveau nom,03\n').facilities;
  if (!stated) throw new Error('unread');
  const fresh = facilityFrom(stated, null);

  it('is one the endpoint accepts, with the usual settings, when it is new', () => {
    expect(Facility.parse(fresh)).toEqual(fresh);
    expect(fresh).toMatchObject({
      carT: 'unanswered',
      referenceDoseMg: 800,
      zone: 'America/Cayenne',
      demonstration: false,
    });
  });

  it('keeps its own settings where the file says nothing, so that no floor vanishes with an import', () => {
    const known: Facility = {
      ...fresh,
      id: 'ours',
      name: 'Ancien nom',
      carT: 'yes',
      referenceDoseMg: 560,
      plannedDays: [2],
    };
    expect(facilityFrom(stated, known)).toEqual({ ...known, name: 'Nouveau nom' });
    expect(facilityFrom({ ...stated, carT: 'no' }, known).carT).toBe('no');
  });

  it('keeps a zone set by hand only while it stays in its region', () => {
    const moved: Facility = { ...fresh, region: '987', zone: 'Pacific/Marquesas' };
    expect(facilityFrom(stated, moved).zone).toBe('America/Cayenne');
    expect(facilityFrom(stated, { ...moved, region: '03' }).zone).toBe('Pacific/Marquesas');
    expect(facilityFrom(stated, { ...moved, department: '987' })).not.toHaveProperty('department');
    expect(facilityFrom(stated, { ...moved, region: '03', department: '9C' }).department).toBe('9C');
    expect(facilityFrom({ ...stated, department: '973' }, { ...moved, department: '987' }).department).toBe(
      '973',
    );
  });
});
