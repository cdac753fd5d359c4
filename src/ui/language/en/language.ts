import type { language as french } from '../fr-language.ts';
import type { Translated } from '../typeset.ts';

export const language = {
  title: 'Language (langue)',
  hint: 'On this device only. What directives say stays in French.',
  failed: 'The language has not changed. Check the network and the free space, then try again.',
  other: 'Français',
} satisfies Translated<typeof french>;
