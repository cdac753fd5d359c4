import bwip from 'bwip-js/node';
import { describe, expect, it } from 'vitest';
import { identifierAt } from '../../../src/domain/gs1/application-identifiers.ts';

/** What another implementation, which draws GS1 symbols, says of an element: its own table is the oracle. */
function refusal(ai: string, length: number): string {
  try {
    bwip.raw({ bcid: 'gs1datamatrix', text: `(${ai})${'1'.repeat(length)}` });
    return 'none';
  } catch (error) {
    return /GS1(unknownAI|valueTooShort|valueTooLong)/.exec(String(error))?.[1] ?? 'another';
  }
}

const codes = [100, 1_000, 10_000].flatMap((end) =>
  Array.from({ length: end }, (_, n) => String(n).padStart(String(end).length - 1, '0')),
);
const listed = codes.filter((code) => identifierAt(code, 0)?.ai === code);

describe('the table of application identifiers', () => {
  it('holds what is on the list, and nothing else', () => {
    const known = codes.filter((code) => refusal(code, 1) !== 'unknownAI');
    expect(listed).toEqual(known);
  });

  it('gives each its least and greatest length', () => {
    for (const code of listed) {
      const { least, most } = identifierAt(code, 0) ?? { least: 0, most: 0 };
      const seen = [least - 1, least, most, most + 1].map((length) => refusal(code, length));
      expect({ code, seen: seen.map((it) => it.replace('none', 'another')) }).toEqual({
        code,
        seen: [expect.stringMatching(/Short|another/), 'another', 'another', 'valueTooLong'],
      });
      if (least > 1) expect({ code, refusal: seen[0] }).toEqual({ code, refusal: 'valueTooShort' });
    }
  });

  it('has none that begins another, so that one place never reads as two', () => {
    for (const one of listed) expect(listed.filter((it) => it !== one && it.startsWith(one))).toEqual([]);
  });
});
