import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joined, parts, stampOf } from './parts.ts';

describe('the parts of a mutation run', () => {
  it('leave nothing of the domain out, and take nothing twice', () => {
    const there = readdirSync('src/domain', { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.ts'))
      .map((it) => `src/domain/${it.replaceAll('\\', '/')}`);
    expect(parts.flatMap((it) => it.files).sort()).toEqual(there.sort());
  });

  it('are run again once they or their tests have changed', () => {
    const [first, second] = parts;
    if (!first || !second) throw new Error('there are some');
    expect(new Set(parts.map(stampOf)).size).toBe(parts.length);
    expect(stampOf(first)).toBe(stampOf({ ...first }));
    expect(stampOf({ ...first, tests: second.tests })).not.toBe(stampOf(first));
    expect(stampOf({ ...first, files: second.files })).not.toBe(stampOf(first));
  });

  it('make one account', () => {
    const of = (name: string) => ({ files: { [name]: { source: '', mutants: [] } } });
    expect(Object.keys(joined([of('a'), of('b')]).files)).toEqual(['a', 'b']);
  });
});
