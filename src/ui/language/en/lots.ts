import { number } from '../format.ts';
import type { lots as french } from '../fr-lots.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const lots = {
  byLot: 'Detail by batch',
  count: (n) => `${number(n)} ${plural(n, 'batch', 'batches')}`,
  figure: (lot, n) => `${lot}: ${number(n)}`,
  named: (lot) => `batch ${lot}`,
  loose: 'no batch noted',
  looseOf: (units) => `${units}, no batch noted`,
  other: 'Another batch',
  expiry: 'Expiry',
  until: (month) => `end ${month}`,
  on: (day) => `on ${day}`,
  illegible: 'expiry illegible',
  unsaid: 'expiry to give',
  text: 'Batch, if you can read it',
  textRefused: 'A batch has 20 characters at most, no space and no accent.',
  origin: 'Origin',
  origins: { own: 'purchase', 'state-stock': 'State stock', loan: 'loan' },
  expired: 'Expired: unusable',
  extended: (month) => `Extended to end ${month}`,
  extendedAsked: (lot, month) => `Batch ${lot}? extended to end ${month}`,
  twin: 'Already in the list: same batch, same expiry, same origin.',
  join: 'Join the two lines',
  change: 'Change',
  changeOf: (lot) => `Change: ${lot}`,
  remove: 'Remove this batch',
  removeSure: 'Remove this batch?',
  full: 'This count can hold no more batches.',
} satisfies Translated<typeof french>;
