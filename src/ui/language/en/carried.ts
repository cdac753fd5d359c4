import { number } from '../format.ts';
import type { carried as french } from '../fr-carried.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const carried = {
  title: 'Export what is not yet sent',
  back: 'Back to the journal',
  preparing: 'Preparing…',
  failed: 'The export could not be prepared. Close the other tabs of Relevé, then reload.',
  nothing: 'All is sent: nothing to export.',
  size: (n) => `${number(n)} ${plural(n, 'record', 'records')} to be carried.`,
  harmless:
    'Exporting changes nothing here: everything stays “not yet sent”, and will also leave by itself when the network is back. Nothing will be counted twice.',
  fileTitle: 'By a file',
  fileHow: 'Save the file, then get it to the administrator of the national service (USB key, e-mail).',
  save: 'Save the file',
  saved: 'Asked of the browser: the file is among its downloads.',
  fileName: (tablet, day) => `releve-${tablet}-${day}.json`,
  codesTitle: 'By codes to photograph',
  codesHow:
    'With a phone that has a network: read each code, in any order, and send the texts read to the administrator, one a line.',
  tooMany: (n) => `It would take ${number(n)} codes: use the file.`,
  code: (n, total) => `Code ${number(n)} of ${number(total)}`,
  next: 'Next code',
  previous: 'Previous code',
  play: 'Play them',
  pause: 'Stop',
} satisfies Translated<typeof french>;
