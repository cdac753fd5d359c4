import { listOf } from '../format.ts';
import type { second as french } from '../fr-second.ts';
import type { Translated } from '../typeset.ts';

export const second = {
  title: (product) => `Second count: ${product}`,
  askTitle: 'Have another person count',
  ask: (names) =>
    `${listOf(names)}: a figure typed is not the one expected. Another person counts, without seeing yours.`,
  askWho: 'Who counts?',
  nobodyElse: 'Nobody else is here?',
  alone: 'Record without a second count',
  aloneTitle: 'A figure typed is not the one expected',
  aloneWhy: (names) =>
    `${listOf(names)}: say why, if you know. Nobody else has a code on this tablet: the count will bear “without a second count”.`,
  review: 'Look at my count again',
  code: (name) => `Code of ${name}`,
  other: 'Another person',
  intro: (name) =>
    `${name}, count the whole pharmacy, expired and damaged ones included, without looking at the first count.`,
  done: 'I have finished counting',
  differTitle: 'The two counts differ',
  differ: (names) =>
    `To be counted again: ${listOf(names)}. One of you two counts again, until you find the same figure.`,
  toRecount: (names) => `To be counted again: ${listOf(names)}.`,
  toReview: (names) => `Correct what was mistyped. The second count is still asked for: ${listOf(names)}.`,
  recount: (name) => `${name} counts again`,
  first: 'The first person',
  gone: 'somebody who is no longer here',
  agreedTitle: 'The two counts agree',
  agreed: (names) => `${listOf(names)}: why is a figure typed not the one expected?`,
  why: 'Why this difference?',
  reasons: {
    'used-unrecorded': 'Used without being recorded',
    'received-unrecorded': 'Received without being recorded',
    'lost-or-broken': 'Lost or broken',
    'expired-removed': 'Expired and removed',
    'transferred-unrecorded': 'Given or lent without being recorded',
    'last-count-wrong': 'Count before was wrong',
    unexplained: 'Unexplained',
  },
  chooseReason: 'Say why',
  seal: 'Record the count',
  told: (reason) => `A second count agrees. Difference: ${reason}`,
  toldAlone: (reason) => `Without a second count. Difference: ${reason}`,
  by: 'Second count by',
  setting: 'Have a second person count',
  settingHint: 'When a count differs from the one before, increased by what was received since.',
  above: {
    0: 'At any difference',
    2: 'Beyond a difference of 2 units',
    5: 'Beyond a difference of 5 units',
    10: 'Beyond a difference of 10 units',
    never: 'Never',
  },
} satisfies Translated<typeof french>;
