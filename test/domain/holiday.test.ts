import { describe, expect, it } from 'vitest';
import { isLocalDate } from '../../src/domain/day.ts';
import { holidaysOf } from '../../src/domain/holiday.ts';
import { territories } from '../../src/reference/territories.ts';

const inRegion = (region: string) => ({ region, finess: null });
const datesOf = (region: string, year: number) => holidaysOf(inRegion(region), year).map(({ date }) => date);
const dateOf = (name: string, region: string, year: number) =>
  holidaysOf(inRegion(region), year).find((it) => it.name === name)?.date;

/** Month and day of Easter Monday by Oudin's computation of 1940, which shares no step with ours. */
function dayAfterEaster(year: number): string {
  const div = (a: number, b: number) => Math.floor(a / b);
  const [golden, century] = [year % 19, div(year, 100)];
  const h = (century - div(century, 4) - div(8 * century + 13, 25) + 19 * golden + 15) % 30;
  const moon = h - div(h, 28) * (1 - div(29, h + 1) * div(21 - golden, 11));
  const weekday = (year + div(year, 4) + moon + 2 - century + div(century, 4)) % 7;
  const fromMarch = moon - weekday + 28 + 1;
  return new Date(Date.UTC(year, 2, fromMarch)).toISOString().slice(5, 10);
}

describe('holidays', () => {
  it.each([
    [2020, '04-13', '05-21', '06-01'],
    [2021, '04-05', '05-13', '05-24'],
    [2022, '04-18', '05-26', '06-06'],
    [2023, '04-10', '05-18', '05-29'],
    [2024, '04-01', '05-09', '05-20'],
    [2025, '04-21', '05-29', '06-09'],
    [2026, '04-06', '05-14', '05-25'],
    // The latest Easter of the century, and one that a missing correction would put a week off.
    [2038, '04-26', '06-03', '06-14'],
    [1954, '04-19', '05-27', '06-07'],
  ])('move with Easter in %i', (year, easterMonday, ascension, pentecost) => {
    expect(dateOf('Lundi de Pâques', '11', year)).toBe(`${year}-${easterMonday}`);
    expect(dateOf('Ascension', '11', year)).toBe(`${year}-${ascension}`);
    expect(dateOf('Lundi de Pentecôte', '11', year)).toBe(`${year}-${pentecost}`);
  });

  it('move with Easter as another computation finds it, for fourteen centuries', () => {
    const monday = (year: number) => {
      const date = dateOf('Lundi de Pâques', '11', year) ?? '';
      return date.slice(5);
    };
    const years = Array.from({ length: 1_400 }, (_, at) => 1_600 + at);
    expect(years.filter((year) => monday(year) !== dayAfterEaster(year))).toEqual([]);
  });

  it('are called by the names that people know', () => {
    const names = (region: string, year = 2021) => holidaysOf(inRegion(region), year).map((it) => it.name);
    expect(names('11')).toEqual([
      'Jour de l’an',
      'Lundi de Pâques',
      'Fête du Travail',
      'Victoire de 1945',
      'Ascension',
      'Lundi de Pentecôte',
      'Fête nationale',
      'Assomption',
      'Toussaint',
      'Armistice de 1918',
      'Noël',
    ]);
    const own = (region: string, year?: number) =>
      names(region, year).filter((name) => !names('11', year).includes(name));
    expect(own('01')).toEqual(['Vendredi saint', 'Abolition de l’esclavage']);
    for (const region of ['03', '04', '06', '978']) expect(own(region)).toEqual(['Abolition de l’esclavage']);
    expect(own('986')).toEqual(['Saint-Pierre-Chanel', 'Saint-Pierre et Saint-Paul', 'Fête du Territoire']);
    expect(own('987')).toEqual(['Arrivée de l’Évangile', 'Vendredi saint', 'Fête de l’autonomie']);
    expect(own('987', 2026)).toEqual(['Arrivée de l’Évangile', 'Vendredi saint', 'Matari’i']);
    expect(own('988')).toEqual(['Fête de la citoyenneté']);
  });

  it('are eleven in the whole nation, oldest first', () => {
    expect(datesOf('11', 2021).map((date) => date.slice(5))).toEqual([
      '01-01',
      '04-05',
      '05-01',
      '05-08',
      '05-13',
      '05-24',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ]);
    for (const { code } of territories) {
      const dates = datesOf(code, 2021);
      expect(dates, code).toEqual(expect.arrayContaining(datesOf('11', 2021)));
      expect(dates.every(isLocalDate), code).toBe(true);
      expect(dates, code).toEqual([...dates].sort());
    }
  });

  it.each([
    ['01', ['04-02', '05-27']],
    ['02', ['04-02', '05-22']],
    ['03', ['06-10']],
    ['04', ['12-20']],
    ['06', ['04-27']],
    ['975', []],
    ['977', ['04-02', '10-09']],
    ['978', ['05-28']],
    ['986', ['04-28', '06-29', '07-29']],
    ['987', ['03-05', '04-02', '06-29']],
    ['988', ['09-24']],
    ['44', []],
  ])('of territory %s add its own', (region, own) => {
    const national = datesOf('11', 2021);
    const added = datesOf(region, 2021).filter((date) => !national.includes(date));
    expect(added.map((date) => date.slice(5))).toEqual(own);
  });

  it.each([
    ['Moselle', { department: '57', finess: null }],
    ['the Bas-Rhin', { department: '67', finess: null }],
    ['the Haut-Rhin', { department: '68', finess: null }],
    ['the Bas-Rhin by its FINESS number alone', { finess: '670780055' }],
  ])('of %s add Good Friday and the second day of Christmas', (_, place) => {
    const national = datesOf('44', 2021);
    const added = holidaysOf({ region: '44', ...place }, 2021).filter(({ date }) => !national.includes(date));
    expect(added).toEqual([
      { date: '2021-04-02', name: 'Vendredi saint' },
      { date: '2021-12-26', name: 'Saint-Étienne' },
    ]);
  });

  it.each([
    ['the Vosges, next to it', { department: '88', finess: null }],
    ['a department stated, which goes before the FINESS number', { department: '54', finess: '570005165' }],
    ['no department known', { finess: null }],
  ])('of %s add nothing', (_, place) => {
    const dates = holidaysOf({ region: '44', ...place }, 2021).map(({ date }) => date);
    expect(dates).toEqual(datesOf('44', 2021));
  });

  it('follow the years in which a territory changed its own', () => {
    expect(dateOf('Abolition de l’esclavage', '978', 2017)).toBe('2017-05-27');
    expect(dateOf('Abolition de l’esclavage', '978', 2018)).toBe('2018-05-28');
    expect(datesOf('987', 2025)).toContain('2025-06-29');
    expect(datesOf('987', 2025)).not.toContain('2025-11-20');
    expect(datesOf('987', 2026)).toContain('2026-11-20');
    expect(datesOf('987', 2026)).not.toContain('2026-06-29');
  });

  it('may fall together, and then both are named', () => {
    expect(holidaysOf(inRegion('11'), 2008).filter(({ date }) => date === '2008-05-01')).toHaveLength(2);
  });
});
