import { listOf } from '../format.ts';
import type { leaving as french } from '../fr-leaving.ts';
import type { Translated } from '../typeset.ts';

export const leaving = {
  title: (product) => `Taken out: ${product}`,
  intro: 'Note what leaves the usable stock, as soon as it leaves.',
  reason: 'Reason',
  reasons: {
    use: 'Used or given to a ward',
    loss: 'Broken or lost',
    isolation: 'Isolated (quarantine)',
    reservation: 'Promised to another hospital',
  },
  none: 'nothing typed',
  byLot: 'Name the batch',
  anyLot: 'Batch not named',
  more: 'That is more than the last count found. Check, or count again afterwards.',
  seal: 'Record what was taken out',
  missing: 'Type at least one quantity taken out',
  missingReason: 'Choose the reason',
  sealed: (lines) => `Taken out, recorded: ${listOf(lines)}`,
  overdrawn: 'More noted as taken out than was counted: count again.',
  another: 'Note something else taken out',
  draftAsk: 'To keep it would record it as of now.',
} satisfies Translated<typeof french>;
