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
