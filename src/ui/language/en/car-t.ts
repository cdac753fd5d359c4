import { number } from '../format.ts';
import type { carT as french } from '../fr-car-t.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const carT = {
  title: (product) => `Check before CAR\u2011T: ${product}`,
  intro:
    'To be done before CAR-T cells are injected. The weight, the dose and the number of patients are for the sum and are kept nowhere.',
  noFloor: 'No floor before CAR-T for this product in this pharmacy.',
  countNeeded: 'The check needs a count of today.',
  countedLast: (at) => `Last count: ${at}.`,
  neverCounted: 'Never counted on this tablet.',
  weight: 'Patient’s weight, in kg',
  weightHint: 'Without a weight, the reference dose is used.',
  weightBad: 'A weight from 2 to 300 kg, for instance 72 or 72.5',
  patients: 'CAR-T patients under treatment',
  patientsBad: 'A number from 1 to 99',
  dose: (kg, { mgPerKg, mg, isCapped }) =>
    `Dose: ${number(kg)} kg × ${mgPerKg} mg/kg${mgPerKg > 8 ? ' (under 30 kg)' : ''} = ${number(isCapped ? kg * mgPerKg : mg)} mg${isCapped ? ', capped at 800 mg' : ''}.`,
  doseReference: (mg) => `Dose: ${number(mg)} mg, the reference dose of this pharmacy.`,
  doseSeveral: (mg) => `For several patients, ${number(mg)} mg at least for each: only one weight is known.`,
  yes: 'Yes: CAR-T may begin',
  no: 'No: no CAR-T',
  noUntilKnown: (n) => `No as long as ${number(n)} ${plural(n, 'expiry is', 'expiries are')} unknown`,
  formula: (threshold, patients, required) =>
    `Required: ${threshold} ${plural(threshold, 'injection', 'injections')} × ${patients} ${plural(patients, 'patient', 'patients')} = ${number(required)}.`,
  later: (n) =>
    `In 30 days, ${number(n)} ${plural(n, 'injection', 'injections')} will surely still be in date.`,
  seal: 'Record the check',
  sealing: 'Recording…',
  keeps: 'Kept: the answer, the threshold and the count that it rests on. Nothing else.',
  last: (at) => `Last check, ${at}`,
} satisfies Translated<typeof french>;
