import { usCharacter } from './us-keys.ts';

/** A key going down, as far as a scanner is concerned; `at` is in milliseconds. */
export interface Stroke {
  key: string;
  code: string;
  shift: boolean;
  ctrl: boolean;
  at: number;
}

/** Nobody writes eight characters of a text with less than this between each. */
const fastInTextMs = 50;
/** Nor types an eight-digit figure in one go: a busy tablet must not let the first digits of a scan into a count. */
const fastMs = 150;
const fewestOfScan = 8;
/** Once eight have come it is a scanner: a busy tablet or a radio may hold the rest back, and half a lot is a wrong lot. */
const patienceMs = 300;
/** Of one that is known to end with a key: until that key comes, the rest of the scan is still under way. */
const patienceForEndMs = 2_000;

/** How keys come: into a text, or from a scanner whose last scan ended with a key. */
export interface Manner {
  isInText: boolean;
  hasEnd: boolean;
}

/** What a scanner sends for the group separator when it presses keys for it: Ctrl with « ] », or F8. */
export function isSeparatorKey({ key, code, ctrl }: Pick<Stroke, 'key' | 'code' | 'ctrl'>): boolean {
  return key === 'F8' || key === '\u001d' || (ctrl && (code === 'BracketRight' || key === ']'));
}

/** Whether a key may be part of a scan: a character, a dead key of one, or a separator. */
export function isOfScan(stroke: Omit<Stroke, 'at'>): boolean {
  return isSeparatorKey(stroke) || (!stroke.ctrl && (stroke.key === 'Dead' || [...stroke.key].length === 1));
}

export function isScan(strokes: readonly Stroke[]): boolean {
  return strokes.length >= fewestOfScan;
}

/** Whether a key still belongs to those before it. */
export function goesOn(strokes: readonly Stroke[], at: number, manner: Manner): boolean {
  const last = strokes.at(-1);
  return last !== undefined && at - last.at <= longestPause(strokes, manner);
}

/** How long to wait for the next key before the strokes are what they are. */
export function longestPause(strokes: readonly Stroke[], { isInText, hasEnd }: Manner): number {
  if (isScan(strokes)) return hasEnd ? patienceForEndMs : patienceMs;
  return isInText ? fastInTextMs : fastMs;
}

/** What was meant: the characters, and those that a US keyboard has in the same places, when they differ. */
export function rawsOf(strokes: readonly Stroke[]): string[] {
  const typed = strokes
    .map((it) => (isSeparatorKey(it) ? '\u001d' : it.key === 'Dead' ? '' : it.key))
    .join('');
  const placed = strokes.map((it) => (isSeparatorKey(it) ? '\u001d' : usCharacter(it.code, it.shift)));
  return placed.includes(null) || placed.join('') === typed ? [typed] : [typed, placed.join('')];
}
