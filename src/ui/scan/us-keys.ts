const codes =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal ' +
  'BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash';
const plain = "`1234567890-=[]\\;',./";
const shifted = '~!@#$%^&*()_+{}|:"<>?';

/** What each key types on a US keyboard, by its place: most scanners are left set for it. */
const places = new Map<string, [plain: string, shifted: string]>();
for (const [index, code] of codes.split(' ').entries())
  places.set(code, [plain[index] as string, shifted[index] as string]);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') places.set(`Key${letter}`, [letter.toLowerCase(), letter]);
for (const digit of '0123456789') places.set(`Numpad${digit}`, [digit, digit]);

/** The character of a key's place; null where it has none. */
export function usCharacter(code: string, isShifted: boolean): string | null {
  return places.get(code)?.[isShifted ? 1 : 0] ?? null;
}
