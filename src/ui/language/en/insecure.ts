import type { insecure as french } from '../fr-insecure.ts';
import type { Translated } from '../typeset.ts';

export const insecure = {
  title: 'This address is not protected',
  why: 'The address begins with http:// and not https://. The browser then refuses to keep a key and to work without a network: Relevé cannot count here.',
  todo: 'Open the same address in https:',
  ask: 'If it does not answer, ask whoever runs the service to turn HTTPS on.',
} satisfies Translated<typeof french>;
