import { monthYear, numericDate } from '../format.ts';
import type { ruleWords as french } from '../fr-supervisor-rules.ts';
import type { Translated } from '../typeset.ts';

export const rules = {
  obligation: {
    invited: 'An invitation, not an obligation.',
    bound: 'Facilities are bound to it.',
    obligatory: 'Obligatory.',
    recommended: 'A recommendation, not an obligation.',
    information: 'For information.',
  },
  from: ({ from, fromPrecision }) =>
    fromPrecision === 'month' ? `Since ${monthYear(from)}.` : `Since ${numericDate(from)}.`,
  until: {
    none: 'No known end.',
    date: (date) => `Until ${numericDate(date)}.`,
    forecast: (date) => `End announced for about ${numericDate(date)}.`,
    forecastPassed: (date) => `Expected date passed (${numericDate(date)}), not lifted.`,
    event: (event) => `Until: ${event}.`,
    eventPast: (event, date) => `Lifted on ${numericDate(date)}: ${event}.`,
  },
  source: ({ channel, number: no, date }) => `${channel} ${no}, ${numericDate(date)}`,
  unknownRule: (id) => `Rule ${id}, not in this view. Refresh.`,
} satisfies Translated<typeof french>;
