import { number } from '../format.ts';
import type { amend as french } from '../fr-amend.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const amend = {
  correct: 'Correct',
  withdraw: 'Withdraw',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  correctedBy: (id, at) => `Corrected by ${id}, on ${at}`,
  withdrawnBy: (id, at) => `Withdrawn by ${id}, on ${at}`,
  correctTitle: (product) => `Correct: ${product}`,
  correctIntro: (at) =>
    `Count of ${at}. Correct what was wrong on that day: it keeps its date. For the stock of now, make a new count.`,
  correctSeal: 'Record the correction',
  correctDone: 'Correction recorded on this tablet',
  backToJournal: 'Back to the journal',
  notCorrectable: 'This record cannot be corrected, or no longer.',
  notWithdrawable: 'This record cannot be withdrawn, or no longer.',
  ask: {
    count: 'Withdraw this count?',
    correction: 'Withdraw this count?',
    receipt: 'Withdraw this receipt?',
    resupply: 'Withdraw this word on resupply?',
    use: 'Withdraw this use?',
    loss: 'Withdraw this loss?',
    isolation: 'Withdraw this isolation?',
    reservation: 'Withdraw this promise?',
  },
  withItsCount: 'The count is withdrawn with all its corrections.',
  changes: 'What changes',
  nothing: 'Nothing that is asked for, nor the floor.',
  days: (day, period, before, after, required) =>
    `${period}: ${day} no longer counts, ${number(after)} ${plural(after, 'day', 'days')} of ${number(required)} instead of ${number(before)}.`,
  missed: (period) => `${period} can no longer be met.`,
  lastCount: (at) => `The last count will be that of ${at}.`,
  noCount: 'This product will have no count at all.',
  noReceiptDuty: 'This receipt no longer asks for a count.',
  receiptDuty: 'A receipt waits for a count again.',
  floor: (before, after) => `Floor before CAR-T: ${after}, instead of ${before}.`,
  floorIs: (injections, required) =>
    `${number(injections)} ${plural(injections, 'injection', 'injections')} possible for ${number(required)} required`,
  floorUnknown: 'unknown',
  kept: 'Nothing is erased: the record stays in the journal, marked “Withdrawn”. A withdrawal cannot be undone.',
  sureWithdraw: 'Withdraw this record',
  leave: 'Do not withdraw it',
  withdrawnDone: 'Withdrawn',
} satisfies Translated<typeof french>;
