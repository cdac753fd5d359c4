import { capital } from '../format.ts';
import { units } from '../fr.ts';
import type { paper as french } from '../fr-paper.ts';
import type { Translated } from '../typeset.ts';

export const paper = {
  title: (product) => `Count sheet: ${product}`,
  print: 'Print',
  printIt: 'Print a count sheet',
  enter: 'Enter a sheet',
  back: 'Back to the product',
  alsoPrint: 'Print as well',
  pharmacy: 'Pharmacy',
  countedBy: 'Counted by',
  date: 'Counted on',
  time: 'at',
  zone: (zone) => `local time (${zone})`,
  how: 'Count the whole pharmacy. Write 0 where there is nothing: an empty box is not zero. No patient’s name on this sheet.',
  howVials:
    'Count the whole pharmacy, closed vials only. Write 0 where there is nothing: an empty box is not zero. No patient’s name on this sheet.',
  enterTitle: (product) => `Enter the sheet: ${product}`,
  enterIntro: 'When was the sheet counted? Copy what is written on it.',
  whichDay: 'Day',
  daysBack: ['Today', 'Yesterday'],
  whichTime: 'Time',
  timeHint: 'hhmm',
  timeMissing: 'Still to enter: the time',
  timeToChange: 'Time to be changed',
  timeProblems: {
    'no-time': 'Four digits, 0810 for 08:10.',
    skipped: 'There was no such time: on that day the clock was put forward to summer time.',
    future: 'That time has not come yet.',
    'too-old': 'A sheet is entered within 7 days. Count again.',
  },
  twice: (time) => `The clock showed ${time} twice that day`,
  beforeChange: 'Before the clock was changed',
  afterChange: 'After the clock was changed',
  next: 'Enter the figures',
  copy: 'Copy the sheet: the figures of the count, and nothing else. The previous figure stays hidden.',
  countedWhen: (at) => `Sheet counted ${at}`,
  change: 'Change the time',
  lot: 'Lot no.',
  expiry: 'Expiry (month/year)',
  units: (unit) => capital(units[unit](2)),
  unusable: 'Of which unusable',
  origin: 'From',
  total: 'In all',
  later: (days) =>
    `To be entered on the tablet within ${days} days: the product’s sheet, then “Enter a sheet”.`,
  printedAt: (day, time) => `Printed on ${day} at ${time}`,
} satisfies Translated<typeof french>;
