import { addDays, type LocalDate } from './day.ts';
import { departmentOf, type Facility } from './facility.ts';

export interface Holiday {
  date: LocalDate;
  name: string;
}

type Place = Pick<Facility, 'region' | 'department' | 'finess'>;

/**
 * The public holidays of a place in a Gregorian year, oldest first. They are shown and excuse nothing. Optional ones are
 * left out; where only communes with a Protestant church keep Good Friday, their whole department is taken to.
 */
export function holidaysOf(place: Place, year: number): Holiday[] {
  const { region } = place;
  const easter = easterOf(year);
  const moving = ([days, name]: Moving) => ({ date: addDays(easter, days), name });
  const fixed = ([day, name]: Fixed) => ({ date: `${easter.slice(0, 4)}-${day}`, name });
  const inAlsaceMoselle = ['57', '67', '68'].includes(departmentOf(place) ?? '');
  const keepsGoodFriday = inAlsaceMoselle || ['01', '02', '977', '987'].includes(region);
  return [
    ...[...nationalMoving, ...(keepsGoodFriday ? [goodFriday] : [])].map(moving),
    ...[...nationalFixed, ...(inAlsaceMoselle ? [saintStephen] : []), ...ownDays(region, year)].map(fixed),
  ].sort((a, b) => a.date.localeCompare(b.date));
}

type Moving = readonly [daysAfterEaster: number, name: string];
type Fixed = readonly [monthAndDay: string, name: string];

const goodFriday: Moving = [-2, 'Vendredi saint'];
const saintStephen: Fixed = ['12-26', 'Saint-Étienne'];
const nationalMoving: Moving[] = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
];
const nationalFixed: Fixed[] = [
  ['01-01', 'Jour de l’an'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire de 1945'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice de 1918'],
  ['12-25', 'Noël'],
];

function ownDays(region: string, year: number): Fixed[] {
  switch (region) {
    case '01':
      return [abolition('05-27')];
    case '02':
      return [abolition('05-22')];
    case '03':
      return [abolition('06-10')];
    case '04':
      return [abolition('12-20')];
    case '06':
      return [abolition('04-27')];
    case '977':
      return [abolition('10-09')];
    // Kept on the 28th since a circular of May 2018; the labour code long went on saying the 27th.
    case '978':
      return [abolition(year < 2018 ? '05-27' : '05-28')];
    case '986':
      return [
        ['04-28', 'Saint-Pierre-Chanel'],
        ['06-29', 'Saint-Pierre et Saint-Paul'],
        ['07-29', 'Fête du Territoire'],
      ];
    case '987':
      return [
        ['03-05', 'Arrivée de l’Évangile'],
        year < 2026 ? ['06-29', 'Fête de l’autonomie'] : ['11-20', 'Matari’i'],
      ];
    case '988':
      return [['09-24', 'Fête de la citoyenneté']];
    default:
      return [];
  }
}

function abolition(day: string): Fixed {
  return [day, 'Abolition de l’esclavage'];
}

/** Sunday of Easter by the anonymous Gregorian computation (Nature, 1876), for years of four digits. */
function easterOf(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  const month = Math.floor(days / 31);
  const day = (days % 31) + 1;
  return `${year}-0${month}-${String(day).padStart(2, '0')}`;
}
