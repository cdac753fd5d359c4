import { fromBase32, toBase32 } from './base32.ts';
import { type Subtle, sha256Hex } from './crypto.ts';

/**
 * A text in pieces that fit a QR code each: `RELEVE1:number:total:set:check:data`. The set's digest tells one export from
 * another, the check's a damaged piece from a whole one; what the pieces say is proved by the signatures inside.
 */
const pattern = /^RELEVE1:([1-9]\d{0,4}):([1-9]\d{0,4}):([0-9A-F]{8}):([0-9A-F]{8}):([A-Z2-7]{1,2000})$/;
/** With its head, a code of 85 modules a side at correction level M: a phone reads it off a tablet's screen. */
const lettersInPart = 680;

export async function textToParts(subtle: Subtle, text: string): Promise<string[]> {
  const data = toBase32(await compressed(text));
  const set = await digest(subtle, data);
  const total = Math.ceil(data.length / lettersInPart);
  return Promise.all(
    Array.from({ length: total }, async (_, index) => {
      const piece = data.slice(index * lettersInPart, (index + 1) * lettersInPart);
      const head = `${index + 1}:${total}:${set}`;
      return `RELEVE1:${head}:${await digest(subtle, `${head}:${piece}`)}:${piece}`;
    }),
  );
}

export type Joined =
  | { kind: 'ok'; text: string }
  | { kind: 'missing'; numbers: number[]; total: number }
  | { kind: 'several-exports' }
  | { kind: 'damaged'; line: number }
  | { kind: 'unreadable' };

export function isPart(line: string): boolean {
  return line.startsWith('RELEVE1:');
}

/** Puts the pieces together, in whatever order they come and however often; `most` bounds what they inflate to. */
export async function partsToText(subtle: Subtle, lines: readonly string[], most: number): Promise<Joined> {
  const pieces = new Map<number, string>();
  let whole: { total: number; set: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const [, number = '', total = '', set = '', check = '', piece = ''] = pattern.exec(line) ?? [];
    if (check === '' || (await digest(subtle, `${number}:${total}:${set}:${piece}`)) !== check)
      return { kind: 'damaged', line: index + 1 };
    whole ??= { total: Number(total), set };
    if (whole.set !== set || whole.total !== Number(total)) return { kind: 'several-exports' };
    pieces.set(Number(number), piece);
  }
  if (!whole) return { kind: 'unreadable' };
  const numbers = Array.from({ length: whole.total }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !pieces.has(number));
  if (missing.length > 0) return { kind: 'missing', numbers: missing, total: whole.total };
  const data = numbers.map((number) => pieces.get(number)).join('');
  const bytes = (await digest(subtle, data)) === whole.set ? fromBase32(data) : null;
  const text = bytes && (await inflated(bytes, most));
  return text === null ? { kind: 'unreadable' } : { kind: 'ok', text };
}

/** Of eight figures: against accidents, not against people. */
async function digest(subtle: Subtle, text: string): Promise<string> {
  return (await sha256Hex(subtle, text)).slice(0, 8).toUpperCase();
}

/** Plain where the browser cannot compress: gzip's first byte is none that JSON begins with. */
async function compressed(text: string): Promise<Uint8Array> {
  const plain = new Blob([text]);
  if (typeof CompressionStream === 'undefined') return new Uint8Array(await plain.arrayBuffer());
  const stream = plain.stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Null for what cannot be read, or is longer than `most` bytes. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    if (bytes[0] !== 0x1f) return decoder.decode(bytes);
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  }
}
