import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/ui/csv.ts';
import { journalTable } from '../../src/ui/journal-table.ts';
import { hostileRows, wrongCells } from '../faults/corpus/formulas.ts';
import { counted, line, received, stated, stored, tablet } from './made-up.ts';

describe('S10: a table for a spreadsheet', () => {
  it('is read back by a CSV reader, cell for cell, and no cell of it begins a formula', () => {
    fc.assert(
      fc.property(hostileRows, (rows) => {
        expect(wrongCells(rows)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('begins with the mark that Excel looks for, and ends its lines as Excel does', () => {
    expect(
      toCsv([
        ['Présentation', '80 mg'],
        ['=1+1', 'a"b'],
      ]),
    ).toBe('\uFEFF"Présentation";"80 mg"\r\n"\'=1+1";"a""b"\r\n');
  });
});

describe('the journal as a table', () => {
  const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');
  const now = '2021-06-16T12:00:00Z';

  function table(events: Parameters<typeof tablet>[0]) {
    const { pack, events: sorted } = tablet(events);
    const [header = [], ...rows] = journalTable(sorted, pack, 'America/Cayenne', 'demo-cayenne');
    return rows.map((row) => Object.fromEntries(row.map((cell, at) => [plain(header[at]), plain(cell)])));
  }

  it('has a row a line counted, in local days and plain figures', () => {
    const lines = [line('roactemra-iv-80', 9999, { kind: 'unknown' }, 2), line('roactemra-iv-400', 0)];
    const rows = table([counted('2021-06-16T02:30:00Z', lines, stored(12345, '2021-06-16T11:01:00Z'))]);
    expect(rows).toMatchObject([
      {
        Nature: 'Comptage',
        'Fait le': '15/06/2021',
        Heure: '23:30',
        'Fuseau horaire': 'America/Cayenne',
        Quantité: '9999',
        'Dont utilisables': '9997',
        'Première péremption': 'péremption inconnue',
        État: 'transmis',
        'Accusé n°': '12345',
        'Reçu le': '16/06/2021',
        'Reçu à': '08:01',
      },
      { Quantité: '0' },
    ]);
  });

  it('tells the lots of a line beside it, so that its figures still add up', () => {
    const expiry = { kind: 'date' as const, date: '2022-03-31' };
    const lots = [
      { lot: '=1+1', expiry, origin: 'own', physical: 3, usable: 3 },
      { lot: null, expiry, origin: 'loan', physical: 1, usable: 1 },
    ];
    const rows = table([counted(now, [{ ...line('roactemra-iv-80', 4, expiry), lots }])]);
    expect(rows.map((row) => [row.Quantité, row.Détail])).toEqual([
      ['4', 'lot =1+1, fin 03/2022, achat : 3 ; sans lot relevé, fin 03/2022, prêt : 1'],
    ]);
  });

  it('has one row for each other kind, and leaves no column out', () => {
    const settings = { carT: 'yes', referenceDoseMg: 640, openDays: [1], plannedDays: [] } as const;
    const target = counted(now, [line('roactemra-iv-80', 1)]).event;
    const rows = table([
      received(now, 6),
      stated(now, { kind: 'settings', body: { ...settings, openDays: [1], plannedDays: [] } }),
      stated(
        now,
        { kind: 'void', body: { product: 'tocilizumab-iv', voids: target } },
        { state: 'conflict' },
      ),
    ]);
    expect(new Set(rows.map((row) => Object.keys(row).length))).toEqual(new Set([20]));
    expect(rows.map((row) => [row.Quantité, row.Détail?.slice(0, 6), row.État])).toEqual([
      ['6', '', 'à transmettre'],
      ['', 'Fait d', 'à transmettre'],
      ['', 'Retire', 'refusé : tablette copiée ?'],
    ]);
  });
});
