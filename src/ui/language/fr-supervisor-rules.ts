import type { Rule } from '../../domain/directive.ts';
import { monthYear, numericDate } from './format.ts';
import { typeset } from './typeset.ts';

/** Where a rule comes from, how far it binds and how long. */
export const ruleWords = typeset('rules', {
  obligation: {
    invited: 'Une invitation, pas une obligation.',
    bound: 'Les établissements y sont tenus.',
    obligatory: 'Obligatoire.',
    recommended: 'Une recommandation, pas une obligation.',
    information: 'Une information.',
  } satisfies Record<Rule['obligation'], string>,
  from: ({ from, fromPrecision }: Rule) =>
    fromPrecision === 'month' ? `Depuis ${monthYear(from)}.` : `Depuis le ${numericDate(from)}.`,
  until: {
    none: 'Sans date de fin connue.',
    date: (date: string) => `Jusqu’au ${numericDate(date)}.`,
    forecast: (date: string) => `Fin annoncée vers le ${numericDate(date)}.`,
    forecastPassed: (date: string) => `Date prévue dépassée (${numericDate(date)}), non levée.`,
    event: (event: string) => `Jusqu’à : ${event}.`,
    eventPast: (event: string, date: string) => `Levée le ${numericDate(date)} : ${event}.`,
  },
  source: ({ channel, number: no, date }: { channel: string; number: string; date: string }) =>
    `${channel} ${no}, ${numericDate(date)}`,
  unknownRule: (id: string) => `Règle ${id}, absente de cette vue. Actualisez.`,
});
