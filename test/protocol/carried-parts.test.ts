import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { fromBase32, toBase32 } from '../../src/protocol/base32.ts';
import { partsToText, textToParts } from '../../src/protocol/carried-parts.ts';
import type { Subtle } from '../../src/protocol/crypto.ts';

const subtle = webcrypto.subtle as unknown as Subtle;
const mebibyte = 1_048_576;

/** Text that gzip cannot shorten much. */
function noise(length: number): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(length))).toString('hex');
}

describe('base32', () => {
  test('gives the vectors of RFC 4648, without their padding', () => {
    const texts = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'];
    const spelled = ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'];
    expect(texts.map((text) => toBase32(new TextEncoder().encode(text)))).toEqual(spelled);
  });

  test('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
    expect(fromBase32('MZ0W')).toBeNull();
  });
});

describe('a text in pieces', () => {
  test('comes back from its pieces in any order, some of them twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3000 }).map(noise),
        fc.infiniteStream(fc.nat()),
        async (text, chance) => {
          const parts = await textToParts(subtle, text);
          const again = parts.filter(() => (chance.next().value as number) % 2 === 0);
          const mixed = [...parts, ...again]
            .map((part) => [chance.next().value as number, part] as const)
            .sort(([a], [b]) => a - b)
            .map(([, part]) => part);
          expect(await partsToText(subtle, mixed, mebibyte)).toEqual({ kind: 'ok', text });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('says which pieces are missing', async () => {
    const parts = await textToParts(subtle, noise(2000));
    expect(parts.length).toBeGreaterThan(4);
    const kept = parts.filter((_, index) => index !== 1 && index !== 3);
    const joined = await partsToText(subtle, kept, mebibyte);
    expect(joined).toEqual({ kind: 'missing', numbers: [2, 4], total: parts.length });
  });

  test('names the line on which a single letter changed', async () => {
    const parts = await textToParts(subtle, noise(1500));
    const at = (index: number) => (parts[1] as string).length - index;
    for (const index of [1, 10, 300]) {
      const changed = parts.with(1, replaced(parts[1] as string, at(index)));
      expect(await partsToText(subtle, changed, mebibyte)).toEqual({ kind: 'damaged', line: 2 });
    }
    expect(await partsToText(subtle, ['RELEVE1:1:1'], mebibyte)).toEqual({ kind: 'damaged', line: 1 });
  });

  test('does not mix two exports', async () => {
    const [first, second] = [await textToParts(subtle, noise(900)), await textToParts(subtle, noise(900))];
    const mixed = [first[0] as string, ...second.slice(1)];
    expect(await partsToText(subtle, mixed, mebibyte)).toEqual({ kind: 'several-exports' });
  });

  test('S8: inflates no further than its bound', async () => {
    const parts = await textToParts(subtle, 'x'.repeat(3 * mebibyte));
    expect(await partsToText(subtle, parts, mebibyte)).toEqual({ kind: 'unreadable' });
    expect(await partsToText(subtle, parts, 3 * mebibyte)).toMatchObject({ kind: 'ok' });
  });

  test('fits a code of at most 85 modules a side, in the codes’ short alphabet', async () => {
    const parts = await textToParts(subtle, noise(3000));
    for (const part of parts) {
      expect(part).toMatch(/^[0-9A-Z:]+$/);
      expect(encode(part, { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(85);
    }
  });
});

function replaced(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}
