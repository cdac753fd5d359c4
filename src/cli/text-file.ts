import { readFile } from 'node:fs/promises';
import { BadInput } from './outcome.ts';

export function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput(file, `cannot be read (${error.code ?? error.message})`);
  });
}

/** A mark at the begin of the file, as some editors leave, is no part of the text. Throws BadInput. */
export function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(file, 'not in UTF-8');
  }
}
