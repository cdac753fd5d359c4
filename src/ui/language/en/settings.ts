import { duration, numericDate } from '../format.ts';
import type { settings as french } from '../fr-settings.ts';
import type { Translated } from '../typeset.ts';

export const settings = {
  title: 'Settings of the pharmacy',
  accessibility: 'Accessibility: not audited',
  intro: 'They hold for every tablet of the pharmacy, and for its supervisors.',
  carT: 'Does this pharmacy do CAR-T?',
  yes: 'Yes',
  no: 'No',
  dose: 'Reference dose of one injection, in mg',
  doseHint: '800 mg is the ceiling of the product.',
  doseBad: 'A whole number from 1 to 2000',
  openDays: 'Opening days',
  openHint: 'The tablet warns on the last day when the pharmacy is open.',
  plannedDays: 'Planned counting days',
  plannedHint: 'They serve as a reminder, and change nothing of what is asked.',
  seal: 'Record the settings',
  sealing: 'Recording…',
  lastSealed: (at) => `Last settings recorded: ${at}`,
  resupplyOf: (product) => `Resupply: ${product}`,
  resupplyWhy: 'When compromised, it raises the floor before CAR-T. Each party takes back only its own word.',
  reason: 'Reason',
  chooseReason: 'Choose a reason',
  raise: 'Say that it is compromised',
  lift: 'Take back our word',
  pack: 'Rules of this tablet',
  packIs: (version, day, ageMs) => `Version ${version}, of ${numericDate(day)}, ${duration(ageMs)} ago.`,
  packExpires: (day) => `Valid until ${numericDate(day)}.`,
  packExpired: (day) => `Expired since ${numericDate(day)}, they serve until the next ones.`,
  packForever: 'No end of validity.',
  packRefused: (day, why) => `On ${numericDate(day)}: ${why}`,
} satisfies Translated<typeof french>;
