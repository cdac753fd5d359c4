import { type Instant, isLocalDate } from '../../domain/day.ts';
import { BadInput } from '../outcome.ts';

const pattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** ISO 8601 with Z, kept as written, or with an offset, turned into UTC. A time without a zone is nobody's time. */
export function instantFromText(argument: string, text: string): Instant {
  const [, date = '', , , , offset] = pattern.exec(text) ?? [];
  if (!isLocalDate(date)) {
    throw new BadInput(
      argument,
      `« ${text} » is not an instant like 2021-06-18T02:59:00Z, with Z or an offset`,
    );
  }
  return offset === 'Z' ? text : new Date(text).toISOString().replace('.000Z', 'Z');
}

/** Instants separated by commas; empty text is none. */
export function instantsFromText(argument: string, text: string): Instant[] {
  return text.trim() === '' ? [] : text.split(',').map((part) => instantFromText(argument, part.trim()));
}
