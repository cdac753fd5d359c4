import type { formats as french, Tongue } from '../fr-format.ts';
import type { Translated } from '../typeset.ts';

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
  and: 'and',
  or: 'or',
} satisfies Translated<typeof french>;
