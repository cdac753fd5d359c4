import type { table as french } from '../fr-journal-table.ts';
import type { Translated } from '../typeset.ts';

export const table = {
  columns: {
    id: 'Identifier',
    kind: 'Kind',
    product: 'Product',
    day: 'Made on',
    time: 'Time',
    zone: 'Time zone',
    tablet: 'Tablet',
    actor: 'Recorded by',
    presentation: 'Presentation',
    units: 'Quantity',
    usable: 'Of these, usable',
    expiry: 'First expiry',
    detail: 'Detail',
    state: 'State',
    number: 'Acknowledgement no.',
    receivedOn: 'Received on',
    receivedAt: 'Received at',
    reason: 'Reason of the refusal',
    fingerprint: 'Fingerprint',
    fate: 'Corrected or withdrawn',
  },
  apart: (texts) => texts.join('; '),
  thisTablet: 'this tablet',
  states: {
    unsent: 'not yet sent',
    stored: 'sent',
    quarantined: 'refused',
    conflict: 'refused: tablet copied?',
  },
} satisfies Translated<typeof french>;
