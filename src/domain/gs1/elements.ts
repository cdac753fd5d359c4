import type { LocalDate } from '../day.ts';
import { identifierAt } from './application-identifiers.ts';
import { mayEndSooner } from './lost-separator.ts';
import { type ScanSource, separator } from './raw.ts';

export interface Element {
  ai: string;
  value: string;
  /** What is wrong with its length, or that its end is not certain. */
  fault: 'too-short' | 'too-long' | 'ambiguous' | null;
}

/** The elements up to where the text stops being GS1; `isWhole` when that is its end. */
export interface Elements {
  elements: Element[];
  isWhole: boolean;
}

/**
 * Cuts element strings. A value of no fixed length ends at a separator or with the text; where a keyboard lost the
 * separators, that end is only believed when no other is possible. Nothing is read behind an unknown identifier.
 */
export function cutElements(text: string, source: ScanSource, today: LocalDate): Elements {
  const losesSeparators = source === 'wedge' && !text.includes(separator);
  const elements: Element[] = [];
  let stop = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const identifier = identifierAt(text, at);
    if (!identifier) return { elements, isWhole: false };
    const { ai, least, most } = identifier;
    const isUncertain = losesSeparators && least < most && mayEndSooner(text, at, identifier, today);
    const from = at + ai.length;
    if (stop < from) stop = endAtSeparator(text, from);
    at = least === most ? Math.min(from + most, stop) : stop;
    const value = text.slice(from, at);
    const isLong = value.length > most;
    const fault = value.length < least ? 'too-short' : isUncertain ? 'ambiguous' : isLong ? 'too-long' : null;
    elements.push({ ai, value, fault });
  }
  return { elements, isWhole: true };
}

function endAtSeparator(text: string, from: number): number {
  const at = text.indexOf(separator, from);
  return at < 0 ? text.length : at;
}
