import type { formats as french, Tongue } from '../fr-format.ts';
import type { Translated } from '../typeset.ts';

const holidays: Record<string, string> = {
  'Vendredi saint': 'Good Friday',
  'Saint-Étienne': 'Saint Stephen’s Day',
  'Lundi de Pâques': 'Easter Monday',
  Ascension: 'Ascension Day',
  'Lundi de Pentecôte': 'Whit Monday',
  'Jour de l’an': 'New Year’s Day',
  'Fête du Travail': 'Labour Day',
  'Victoire de 1945': 'Victory in 1945',
  'Fête nationale': 'National Day',
  Assomption: 'Assumption',
  Toussaint: 'All Saints’ Day',
  'Armistice de 1918': 'Armistice of 1918',
  Noël: 'Christmas',
  'Abolition de l’esclavage': 'Abolition of slavery',
  'Saint-Pierre-Chanel': 'Saint Peter Chanel',
  'Saint-Pierre et Saint-Paul': 'Saints Peter and Paul',
  'Fête du Territoire': 'Territory Day',
  'Arrivée de l’Évangile': 'Arrival of the Gospel',
  'Fête de l’autonomie': 'Autonomy Day',
  'Fête de la citoyenneté': 'Citizenship Day',
};

export const formats = {
  tongue: 'en' as Tongue,
  locale: 'en-GB',
  number: new Intl.NumberFormat('en-GB').format,
  at: (time) => `at ${time}`,
  dayAt: (day, time) => `${day} at ${time}`,
  underMinute: 'less than 1 min',
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  // Never fewer than two: see duration.
  days: (n) => `${n} days`,
  week: (n) => `week\u00a0${n}`,
  holiday: (name) => holidays[name] ?? name,
  and: 'and',
  or: 'or',
} satisfies Translated<typeof french>;
