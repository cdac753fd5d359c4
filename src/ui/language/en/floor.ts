import { listOf, number } from '../format.ts';
import type { floor as french } from '../fr-floor.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const floor = {
  title: 'Floor before CAR-T',
  ask: 'Does this pharmacy do CAR-T?',
  answer: 'Answer',
  check: 'Check before CAR-T',
  resupplyCompromised: 'Resupply compromised: threshold raised.',
  possible: (n, required) =>
    `${number(n)} ${plural(n, 'injection', 'injections')} possible, ${number(required)} required`,
  met: 'Floor met',
  metIf: (n) =>
    `Floor met only if ${number(n)} ${plural(n, 'vial of unknown expiry is', 'vials of unknown expiry are')} good`,
  breached: (n) => `Below the floor: ${number(n)} ${plural(n, 'injection', 'injections')} missing`,
  unknown: 'Floor unknown',
  unknownNever: 'The stock has never been counted here: count to know.',
  unknownStale: (age) => `The last count is ${age} old: too old to answer. Count again.`,
  repairs: (items) => `To put it right: ${listOf(items, 'or')}`,
  repair: (vials, mg) => `${number(vials)} × ${number(mg)} mg`,
  age: (at, age) => `Last count: ${at}, ${age} ago.`,
  left: (items) =>
    items.length > 0
      ? `Taken out since, deducted: ${listOf(items)}.`
      : 'Nothing noted as taken out since: what is not noted is not deducted.',
  leftItem: (n, name) => `${number(n)} × ${name}`,
  leftOf: (name, counted, left) => `${name}: counted ${number(counted)}, ${number(left)} taken out since.`,
  leftReading:
    'What was taken out of no named batch is taken off the surest vials first: the floor is never overstated.',
  overdrawn: 'More noted as taken out than was counted: count again.',
  compromised: (age, answer) =>
    `No news from the service for ${age}. If resupply were compromised: ${answer}.`,
  compromisedMet: (required) => `${number(required)} required, floor still met`,
  compromisedMetIf: (required) => `${number(required)} required, met if the unknown expiries are good`,
  compromisedBreached: (required, by) => `${number(required)} required, ${number(by)} would be missing`,
  injection: (n) => `Injection ${number(n)}`,
  injectionOf: (n, vials) => `Injection ${number(n)}: ${vials}`,
  ungathered: 'Not enough for one more',
  emptyShelf: 'Empty shelf',
  more: (n) => `+ ${number(n)} more ${plural(n, 'injection', 'injections')}`,
  expiryUnknown: 'Dotted: unknown expiry',
  pictured: (groups, rest) => `${groups.join('; ')}${rest ? `. Left over: ${rest}` : ''}`,
} satisfies Translated<typeof french>;
