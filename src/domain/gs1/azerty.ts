/** Keys of a French AZERTY keyboard, unshifted then shifted, below those of the QWERTY one that stand in the same places. */
const qwerty =
  '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const azerty =
  '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§';

/** Control characters and their picture have no key to move. */
const unmoved = '\u001d\u241d\r\n\t';

const keys = new Map([...azerty].map((key, index) => [key, qwerty[index] as string]));
for (const character of unmoved) keys.set(character, character);

/**
 * What a scanner set for QWERTY meant when a computer set for AZERTY took its keys: `à&` for `01`. Null when a character
 * has no such key.
 */
export function azertyToQwerty(typed: string): string | null {
  const meant = [...typed.normalize('NFC')].map((character) => keys.get(character));
  return meant.includes(undefined) ? null : meant.join('');
}
