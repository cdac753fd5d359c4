import type { LocalDate } from '../day.ts';
import { type Identifier, identifierAt, ofPacks } from './application-identifiers.ts';
import { isGtin, isSet82 } from './characters.ts';
import { dateFromDigits } from './date.ts';

/**
 * Whether the value of the element at a place, which runs to the end of a text without separators, may as well end sooner,
 * before a reading of 01, 10, 17 or 21 that itself runs to the end. Takes time in proportion to the text.
 */
export function mayEndSooner(text: string, at: number, identifier: Identifier, today: LocalDate): boolean {
  const readable = readableToEnd(text, at, today);
  return endsOf(text, at, identifier, today).some(
    (end) => readable[end] && ofPacks.has(text.slice(end, end + 2)),
  );
}

/** For each place, whether elements of the list, one after the other, reach the end from there. */
function readableToEnd(text: string, from: number, today: LocalDate): boolean[] {
  const readable: boolean[] = [];
  readable[text.length] = true;
  for (let at = text.length - 1; at > from; at -= 1) {
    const identifier = identifierAt(text, at);
    readable[at] = identifier !== null && endsOf(text, at, identifier, today).some((end) => readable[end]);
  }
  return readable;
}

/** Where the element at a place may end. */
function endsOf(text: string, at: number, { ai, least, most }: Identifier, today: LocalDate): number[] {
  const from = at + ai.length;
  if (ai === '01' && !isGtin(text.slice(from, from + 14))) return [];
  if (ai === '17' && dateFromDigits(text.slice(from, from + 6), today) === null) return [];
  const longest = lengthInSet82(text.slice(from, from + most));
  return Array.from({ length: Math.max(0, longest - least + 1) }, (_, index) => from + least + index);
}

function lengthInSet82(text: string): number {
  const odd = [...text].findIndex((character) => !isSet82(character));
  return odd < 0 ? text.length : odd;
}
