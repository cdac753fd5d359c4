import type { summary as french } from '../fr-summary.ts';
import type { Translated } from '../typeset.ts';
import { counted } from './supervisor.ts';

export const summary = {
  title: 'Dated summary',
  intro:
    'For ANSM, a regional agency or the ministry. Relevé itself sends nothing: print this summary, or save it as PDF.',
  print: 'Print',
  made: (viewed, zone, scope, region) =>
    `From what the national service knew on ${viewed} (${zone}). Scope: ${scope}${region ? `, region ${region}` : ''}.`,
  invented: (count) =>
    `Made-up data: ${counted(count, 'demonstration facility', 'demonstration facilities')} included.`,
  nothing: 'No facility follows this product in this scope.',
  status: 'State of supply',
  noStatus: 'No text says anything of it to this day.',
  facilities: 'Facilities',
  stock: 'Stock, by the last count of each facility',
  stockMeans:
    'Without what left or came in since. Presentations are not added together: one does not replace another.',
  columns: {
    presentation: 'Presentation',
    physical: 'Present',
    usable: 'Usable',
    oldest: 'Oldest',
  },
  share: (some, all) => `counted by ${some}\u00a0of\u00a0${all}`,
  noCall: 'No facility in default.',
  texts: 'Texts applied',
} satisfies Translated<typeof french>;
