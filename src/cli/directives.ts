import { type ReferencePack, readPack } from '../protocol/pack.ts';
import { BadInput } from './outcome.ts';
import { textOf } from './text-file.ts';

/** A pack's file, read whole; all that is wrong with it comes in one message, each with its path. Throws BadInput. */
export function packFromBytes(file: string, bytes: Uint8Array): ReferencePack {
  const reading = readPack(textOf(file, bytes));
  if (reading.kind === 'ok') return reading.pack;
  const problems = reading.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new BadInput(file, problems.join('; '));
}
