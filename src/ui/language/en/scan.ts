import { numericDate } from '../format.ts';
import type { scan as french } from '../fr-scan.ts';
import type { Translated } from '../typeset.ts';

const fields: Record<string, string> = {
  '01': 'The product code',
  '10': 'The batch',
  '17': 'The expiry',
  '21': 'The serial number',
};
const field = (ai: string | null) => fields[ai ?? ''] ?? 'Part of the code';

export const scan = {
  region: 'Scan the packs',
  start: 'Scan',
  stop: 'Close the camera',
  light: 'Light',
  manual: 'Type by hand',
  retry: 'Try again',
  wedge: 'Or use the scanner gun, without touching anything here.',
  opening: 'The camera is opening…',
  picture: 'Camera picture',
  aim: 'Show the square of dots printed on the pack.',
  aimLong: 'Nothing legible yet. Bring the pack nearer, hold it still, light it.',
  camera: {
    refused: 'Relevé may not use the camera. Allow it in the browser’s settings, or type by hand.',
    absent: 'No camera on this tablet. Use a scanner gun, or type by hand.',
    busy: 'Another app is using the camera. Close it, then try again, or type by hand.',
    broken: 'Reading has stopped. Try again, or type by hand.',
  },
  pack: (name, lot, expiry) =>
    `Pack read: ${[name, lot === null ? 'batch not read' : `batch ${lot}`, expiry === null ? 'expiry not read' : `expiry ${numericDate(expiry)}`].join(', ')}`,
  extended: (printed) => `Printed ${numericDate(printed)}, extended by a directive.`,
  seen: (name) => `Already scanned: this pack of ${name} is in the count. Nothing was added.`,
  maybeSeen: (name) =>
    `This code of ${name} has already been read, without a sure serial number. Nothing was added. If it is another pack, type it by hand.`,
  otherProduct: (product) =>
    `This pack is of another product: ${product}. Nothing was added. Count it with that product.`,
  capsLock: 'Caps Lock is on: the scanner gun writes letters wrongly. Turn it off, then scan again.',
  notAdded: 'Nothing was added.',
  restUnread: 'The rest of the code is illegible.',
  copy: 'Copy what is printed on the pack.',
  noSerial: 'If this pack is scanned a second time, Relevé will not notice.',
  problems: {
    empty: (ai) =>
      ai === null ? 'The reader sent nothing. Scan again.' : `${field(ai)} is empty on this pack.`,
    'not-gs1': () =>
      'This is not the code of a medicine pack, or it is damaged. Aim at the square of dots near the batch.',
    'check-digit': () => 'The product code was misread: its check digit is wrong. Scan again.',
    indicator: () => 'This is the code of a carton of several packs. Scan a pack.',
    'unknown-product': () => 'This pack is of no product followed here.',
    'no-product': () => 'This code does not say which product it is.',
    'bad-date': () => 'The expiry in the code is not a date.',
    'bad-characters': (ai) => `${field(ai)} holds a forbidden character.`,
    'too-long': (ai) => `${field(ai)} is too long.`,
    ambiguous: (ai) =>
      ai === '01' || ai === '17'
        ? `${field(ai)} is in the code twice, and not the same.`
        : `${field(ai)} can be read in several ways.`,
    expired: () => 'Expired: to count among the unusable.',
  },
} satisfies Translated<typeof french>;
