import { type ReferencePack, readPack } from '../protocol/pack.ts';
import { BadInput } from './outcome.ts';

/** A pack's file, read whole; all that is wrong with it comes in one message, each with its path. Throws BadInput. */
export function packFromBytes(file: string, bytes: Uint8Array): ReferencePack {
  const reading = readPack(textOf(file, bytes));
  if (reading.kind === 'ok') return reading.pack;
  const problems = reading.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new BadInput(file, problems.join('; '));
}

/** A mark at the begin of the file, as some editors leave, is no part of the text. */
function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(file, 'not in UTF-8');
  }
}
