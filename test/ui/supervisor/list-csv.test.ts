import { describe, expect, it } from 'vitest';
import { queryToFilters } from '../../../src/ui/supervisor/filters.ts';
import { listTable } from '../../../src/ui/supervisor/list-csv.ts';
import { breached, counted, dexa, facility, line, product, viewOf } from './made-up.ts';

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const now = '2021-11-22T13:03:00Z';
const nouméa = { name: 'Nouméa', zone: 'Pacific/Noumea', regionName: 'Nouvelle-Calédonie', region: '988' };
const low = facility(
  'low',
  { ...nouméa, carT: 'yes', finess: '980000123' },
  {
    lastHeardAt: '2021-11-21T14:00:00Z',
    products: [
      product({
        floor: breached,
        lastCount: {
          ...counted([line('ra-80', 9999, 12)]),
          countedAt: '2021-11-20T13:30:00.000Z',
          enteredAt: now,
          clockUncertain: true,
        },
      }),
      dexa({ state: 'missing', since: '2021-11-18', lastCount: null }),
    ],
  },
);
const others = Array.from({ length: 80 }, (_, at) =>
  facility(`p${at}`, { agency: null, demonstration: true }),
);

function table(query: Record<string, string> = {}) {
  const [header = [], ...rows] = listTable(viewOf([low, ...others]), queryToFilters(query), now);
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [plain(header[at]), plain(cell)])));
}

describe('the supervisors’ list as a table', () => {
  it('has a row a facility and product, none cut, in local days with their zone and their instant', () => {
    const rows = table();
    expect(rows).toHaveLength(82);
    expect(rows.slice(0, 2)).toMatchObject([
      {
        Établissement: 'Nouméa',
        'N° FINESS': '980000123',
        Région: 'Nouvelle-Calédonie',
        'Fuseau horaire': 'Pacific/Noumea',
        'Dernier contact le': '22/11/2021',
        'Dernier contact à': '01:00',
        'Dernier contact (UTC)': '2021-11-21T14:00:00Z',
        'Compté le': '21/11/2021',
        'Compté à': '00:30',
        'Compté (UTC)': '2021-11-20T13:30:00.000Z',
        'Âge du comptage, en jours': '2',
        'Dernier comptage': '9 999 flacons (dont 12 utilisables)',
        Remarques: 'saisi après coup, heure incertaine',
        'Plancher CAR-T': 'Sous le plancher',
        'Injections possibles': '1',
        'Injections exigées': '2',
        'À contacter': 'ARS Guyane',
      },
      { État: 'Manquante', Depuis: '18/11/2021', 'Compté le': '', 'Âge du comptage, en jours': '' },
    ]);
    expect(rows[2]).toMatchObject({
      'À contacter': 'Aucune ARS : niveau national',
      'Données inventées': 'Démonstration',
    });
  });

  it('writes decimals with a comma, and figures of a column without spaces', () => {
    const ages = table().map((row) => row['Âge du comptage, en jours']);
    expect(ages[2]).toBe('3');
    const later = listTable(viewOf([others[0] ?? low]), queryToFilters({}), '2026-11-20T00:00:00Z');
    expect(later[1]).toContain('1826,5');
  });

  it('holds what the filters leave', () => {
    expect(table({ produit: 'dexa' }).map((row) => row.Produit)).toEqual(['Dexaméthasone']);
    expect(table({ plancher: 'breached' }).map((row) => row.Établissement)).toEqual(['Nouméa']);
    expect(table({ region: '988', par: 'product' })).toHaveLength(2);
    expect(table({ texte: 'nowhere' })).toEqual([]);
  });
});
