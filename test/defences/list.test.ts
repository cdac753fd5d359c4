import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { titles } from '../faults/rows/titles.ts';
import { type Defence, type Edit, edited, editedFiles } from './defence.ts';
import { defences } from './index.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const rows = new Set(titles.map((it) => it.row));

describe('the list of defences', () => {
  test.each(defences.map((it): [string, string, Defence] => [it.row, it.name, it]))(
    '%s: « %s » can be taken out',
    (row, _, defence) => {
      expect(rows).toContain(row);
      expect(defence.edits.length).toBeGreaterThan(0);
      for (const { before, after } of editedFiles(defence, read).values()) expect(after).not.toBe(before);
      for (const [file] of defence.edits) expect(file).toMatch(/^(src|sw)\//);
      expect(read(defence.seenBy.file)).toContain(defence.seenBy.written);
    },
  );

  it('names each once', () => {
    const names = defences.map(({ row, name }) => `${row} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an edit', () => {
  const edit: Edit = ['a.ts', 'a > b', 'a >= $&'];

  it('puts the text there as it is', () => {
    expect(edited('if (a > b)', edit)).toBe('if (a >= $&)');
  });

  it('that finds its text nowhere, or more than once, names the file and the text', () => {
    expect(() => edited('a < b', edit)).toThrow('a.ts holds this nowhere: a > b');
    expect(() => edited('a > b, a > b', edit)).toThrow('a.ts holds this 2 times: a > b');
  });

  it('finds what the one before it left in the same file', () => {
    const edits: Edit[] = [
      ['a.ts', 'one', 'two'],
      ['a.ts', 'two', 'three'],
      ['b.ts', 'one', 'four'],
    ];
    const files = editedFiles({ edits }, () => 'one');
    expect([...files]).toEqual([
      ['a.ts', { before: 'one', after: 'three' }],
      ['b.ts', { before: 'one', after: 'four' }],
    ]);
  });
});
