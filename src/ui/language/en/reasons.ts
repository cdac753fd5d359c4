import { dayName, listOf, longDate, number, numericDate } from '../format.ts';
import type { reasons as french } from '../fr-reasons.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const reasons = {
  source: 'Text',
  phrase: 'What it says',
  reading: 'How Relevé reads it',
  legend:
    'Marks: filled, counted; thick ring, planned; boxed, today; hatched, outside the rule; star, public holiday.',
  arithmetic: 'The sum',
  next: 'What to do',
  obligation: {
    invited: 'An invitation, not an obligation.',
    bound: 'You are bound to it.',
    obligatory: 'Obligatory.',
    recommended: 'A recommendation.',
    information: 'For information.',
  },
  until: {
    none: 'Directive without a known end.',
    date: (date) => `Until ${numericDate(date)}.`,
    forecast: (date) => `End announced for about ${numericDate(date)}.`,
    forecastPassed: (date) => `Expected date passed (${numericDate(date)}), not lifted.`,
    event: (event) => `Until: ${event}.`,
  },
  noCadence: 'No known text sets a rhythm for this product. It is followed, never overdue.',
  required: (n) => `Asked for: ${n} ${plural(n, 'day of counting', 'different days of counting')}.`,
  counted: (days) => (days.length > 0 ? `Counted: ${listOf(days.map(dayName))}.` : 'Counted: no day.'),
  usable: (days) =>
    days.length > 0 ? `Still possible: ${listOf(days.map(dayName))}.` : 'No day is possible any more.',
  missedBy: (n) => `${n} ${plural(n, 'is', 'are')} missing, and can no longer be made up.`,
  receipt: (time, day) => `Receipt at ${time}: a count made after it is awaited on ${dayName(day)}.`,
  previousHeard: {
    late: (period) =>
      `${period}: counts made in time, sent afterwards. The nation first took them for missed; both judgements stay.`,
    unsent: (period) =>
      `${period}: counts made in time, not all of them sent yet. For the nation, they are still missing.`,
  },
  judgedOn: (day, zone) => `Judged on ${longDate(day)}, by the time of ${zone}.`,
  packAge: (version, day, age) => `Rules version ${version}, of ${numericDate(day)}, ${age} ago.`,
  countNext: 'Count every presentation of the pharmacy; an unchanged figure counts too.',
  countMissedNext: {
    day: 'Count now: the day stays missed, but the stock is known again.',
    week: 'Count now: the week stays missed, but the stock is known again.',
    month: 'Count now: the month stays missed, but the stock is known again.',
    year: 'Count now: the year stays missed, but the stock is known again.',
  },
  dose: (mg, isReference) =>
    `One injection: whole vials, ${number(mg)} mg at least${isReference ? ' (reference dose of this pharmacy)' : ''}.`,
  threshold: (rule, isCompromised, patients, required) => {
    const [applied, other] = [rule.injections, rule.injectionsWhenResupplyCompromised];
    const product = `${isCompromised ? other : applied} × ${patients} CAR-T ${plural(patients, 'patient', 'patients')} under treatment = ${number(required)}`;
    return isCompromised
      ? `Required, resupply being compromised: ${product}; ${applied} otherwise.`
      : `Required: ${product}; ${other} if resupply is compromised.`;
  },
  stock: (items) => (items.length > 0 ? `Usable: ${items.join(' + ')}.` : 'Usable: no vial.'),
  stockItem: (vials, mg) => `${number(vials)} × ${number(mg)} mg`,
  stockUnverified: (items) => `Of these, expiry unknown: ${items.join(' + ')}.`,
  injections: (n, surely) =>
    n === surely
      ? `That makes ${number(n)} ${plural(n, 'injection', 'injections')}.`
      : `That makes ${number(n)} ${plural(n, 'injection', 'injections')}, ${number(surely)} of them without counting the unknown expiries.`,
  notMilligrams: 'The total in mg divided by the dose is not used: a vial is not shared.',
  steps: {
    'own-stock': () => 'Your own stock, anywhere in the pharmacy.',
    wholesaler: () => 'Your wholesaler or depositary.',
    region: (agency) =>
      agency
        ? `The region: ${agency}, and the pharmacies nearby.`
        : 'The pharmacies nearby and the territory’s health authority.',
    nation: () => 'The nation, if the region cannot.',
  },
  floorHold: 'No CAR-T before the floor is met.',
} satisfies Translated<typeof french>;
