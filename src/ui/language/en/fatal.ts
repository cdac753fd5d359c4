import type { fatal as french } from '../fr-fatal.ts';
import type { Translated } from '../typeset.ts';

export const fatal = {
  newerTitle: 'This page is older than its data',
  'newer-database':
    'A newer version of Relevé has already been used on this tablet. So as to damage nothing, this page writes nothing. Close every tab of Relevé, then open it again with a network.',
  brokenTitle: 'The tablet’s memory does not answer',
  'storage-broken':
    'Relevé can neither read nor record on this tablet just now. Nothing has been erased. Close the other tabs, check the free space, then reload.',
  'storage-silent':
    'The browser holds Relevé’s memory and does not give it back. Nothing has been erased. Close the browser entirely, or restart the tablet, then open Relevé again.',
  'storage-blocked':
    'Another tab of Relevé, an older one, still holds the memory. Nothing has been erased. Close all its other tabs: this page then opens by itself.',
  cause: (detail) => `Cause given by the browser: ${detail}`,
  reload: 'Reload',
} satisfies Translated<typeof french>;
