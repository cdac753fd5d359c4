import { typeset } from './typeset.ts';

export type Tongue = 'fr' | 'en';

/** What dates, times and lists are put together with. Figures come as text. */
export const formats = typeset('formats', {
  tongue: 'fr' as Tongue,
  locale: 'fr-FR',
  number: new Intl.NumberFormat('fr-FR').format as (value: number) => string,
  at: (time: string) => `à ${time}`,
  dayAt: (day: string, time: string) => `${day} à ${time}`,
  underMinute: 'moins de 1 min',
  minutes: (n: string) => `${n} min`,
  hours: (n: string) => `${n} h`,
  days: (n: string) => `${n} j`,
  week: (n: number) => `semaine\u00a0${n}`,
  holiday: (name: string) => name,
  and: 'et',
  or: 'ou',
});
