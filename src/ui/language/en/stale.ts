import type { stale as french } from '../fr-stale.ts';
import type { Translated } from '../typeset.ts';

export const stale = {
  restart: 'Clear and start again',
  keep: 'Keep and go on',
} satisfies Translated<typeof french>;
