import { typeset } from './typeset.ts';

/** Each language is named by itself. */
export const language = typeset('language', {
  title: 'Langue (language)',
  hint: 'Sur cet appareil seulement. Les textes des directives restent en français.',
  failed: 'La langue n’a pas changé. Vérifiez le réseau et la place libre, puis réessayez.',
  other: 'English',
});
