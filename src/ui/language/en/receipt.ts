import { listOf, number } from '../format.ts';
import type { receipt as french } from '../fr-receipt.ts';
import type { Translated } from '../typeset.ts';

export const receipt = {
  title: (product) => `Receipt: ${product}`,
  intro: 'Type what has just come in.',
  none: 'nothing typed',
  seal: 'Record the receipt',
  missing: 'Type at least one quantity received',
  sealed: (lines) => `Receipt recorded: ${listOf(lines)}`,
  line: (n, name) => `${number(n)}\u00a0×\u00a0${name}`,
  countNow: 'Now count the whole stock',
  draftAsk: 'To keep it would record it as of now.',
} satisfies Translated<typeof french>;
