import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPrintable, toPrintableJson } from '../../src/cli/printable.ts';
import { releve } from '../support/releve.ts';

/** What a terminal obeys instead of showing it: C0, DEL and C1. */
const isObeyed = (char: string) => /^\p{Cc}$/u.test(char);
const obeyed = (text: string) => [...text].filter((char) => char !== '\n' && isObeyed(char));
const hostile = '\u001b]0 owned\u0007\u009b2J\u007f\u202e';

const control = fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code));
const anyText = fc.string({
  unit: fc.oneof(control, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
});

test('no line holds what a terminal obeys, and all else of it stays', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = toPrintable(text);
      expect([...line].filter(isObeyed)).toEqual([]);
      expect([...line]).toHaveLength([...text].length);
    }),
  );
  expect(toPrintable('« Hôpital d’essai » : 3\u202f500 unités\u00a0; 名前')).toBe(
    '« Hôpital d’essai » : 3\u202f500 unités\u00a0; 名前',
  );
});

test('JSON without it says the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = toPrintableJson(JSON.stringify({ [text]: text }));
      expect(obeyed(json)).toEqual([]);
      expect(JSON.parse(json)).toEqual({ [text]: text });
    }),
  );
});

test('S11: what a file or an argument holds is shown on the terminal, and not obeyed by it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'releve-printable-'));
  const file = join(folder, 'list.csv');
  await writeFile(file, `id;name;department\nx${hostile};A;75\n`);
  const refused = [
    await releve(['facilities', 'import', file], { RELEVE_DATA: folder }),
    await releve([hostile], {}),
    await releve(['explain', 'scan', '--pack', `${folder}/${hostile}`, '1'], {}),
  ];
  for (const { code, stdout, stderr } of refused) {
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('owned');
    expect(obeyed(stderr)).toEqual([]);
  }
  await rm(folder, { recursive: true });
}, 60_000);
