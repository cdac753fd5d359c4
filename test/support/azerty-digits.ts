/** What the keys of the digits give, unshifted, on a French AZERTY keyboard. */
export const azertyDigits: Record<string, string> = {
  0: 'à',
  1: '&',
  2: 'é',
  3: '"',
  4: "'",
  5: '(',
  6: '-',
  7: 'è',
  8: '_',
  9: 'ç',
};
