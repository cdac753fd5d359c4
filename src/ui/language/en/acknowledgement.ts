import { number } from '../format.ts';
import type { acknowledgement as french } from '../fr-acknowledgement.ts';
import type { Translated } from '../typeset.ts';

export const acknowledgement = {
  title: (n) => `Acknowledgement no. ${number(n)}`,
  received: 'The national service has received and kept this record.',
  setAside: (reason) => `The national service has set this record aside: ${reason}.`,
  none: 'The national service has not acknowledged this record yet.',
  pharmacy: 'Pharmacy',
  otherPharmacy: (id) => `the one that the tablet served then (${id})`,
  tablet: 'Tablet',
  event: 'Record',
  doneAt: 'Made on',
  receivedAt: 'Received on',
  at: (date, time, zone) => `${date} at ${time} (${zone})`,
  proof: 'Proof',
  fingerprint: 'Fingerprint (SHA-256)',
  signedText: 'Signed text',
  signature: 'ECDSA signature (P-256)',
  key: 'Key of the service (x, y)',
  checking: 'Checking the signature…',
  holds: 'Signature checked by this tablet with the key of the service.',
  fails:
    'Signature not confirmed: it does not match the service’s key that this tablet knows. Give this acknowledgement to your supervisor.',
  unsigned:
    'Acknowledgement with no signature of its own: the service that gave it did not sign each one yet.',
  check:
    'To check it: the code holds the signed text and its signature; the national service’s command “releve verify” tells whether the signature is its own.',
  codeLabel: 'Code of the signed text and its signature',
  print: 'Print the acknowledgement',
  printedAt: (at) => `Printed on ${at}`,
  back: 'Back to the journal',
} satisfies Translated<typeof french>;
