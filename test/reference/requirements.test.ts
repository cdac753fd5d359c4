import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/domain/directive.ts';
import { firstPack } from '../../src/reference/pack.ts';

const text = readFileSync(new URL('../../src/reference/requirements.md', import.meta.url), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| R\d{3} /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', group = '', , state = '', code = '', tests = '']) => ({ id, group, state, code, tests }));
const paths = (cell: string) =>
  [...cell.matchAll(/`((?:src|test|sw)\/[^`]+)`/g)].map(([, path = '']) => path);

describe('the table of requirements', () => {
  it('has the 120 items once each, of the five classes', () => {
    expect(rows.map(({ id }) => id)).toEqual(
      Array.from({ length: 120 }, (_, at) => `R${String(at + 1).padStart(3, '0')}`),
    );
    const sizes = (group: string) => rows.filter((it) => it.group === group).length;
    expect(['MUST', 'RULE', 'DISPLAY', 'POINTER', 'OUT'].map(sizes)).toEqual([44, 38, 9, 13, 16]);
  });

  it('counts its own states rightly', () => {
    for (const state of ['done', 'part', 'à venir', 'out']) {
      const stated = new RegExp(`\\*\\*${state}\\*\\* \\((\\d+)\\)`).exec(text)?.[1];
      expect(rows.filter((it) => it.state === state).length, state).toBe(Number(stated));
    }
    expect(text).toContain(`of ${rows.length}:`);
  });

  it('names only files that exist', () => {
    const missing = paths(text).filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)));
    expect(missing).toEqual([]);
  });

  it('gives code for what is there, a test for what is done, and a reason for what is not', () => {
    for (const { id, state, code, tests } of rows) {
      if (state !== 'out' && state !== 'à venir') expect(paths(code), id).not.toEqual([]);
      if (state === 'done') expect(paths(tests), id).not.toEqual([]);
      else expect(tests, id).not.toBe('');
    }
  });

  it('has every item that a rule names, and leaves none of them out', () => {
    for (const rule of rulesOf(firstPack.documents)) {
      for (const id of rule.requirements) {
        const row = rows.find((it) => it.id === id);
        expect(row?.state, `${rule.id} ${id}`).toBeDefined();
        expect(row?.state, `${rule.id} ${id}`).not.toBe('out');
      }
    }
  });
});
